// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.cluster.core.Timing;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member that is told of a change at a moment when the store does not answer it. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LateReadsTest {
  private static final String LARGE = "x".repeat(5000); // does not ride along with the news

  private final HeapGrid grid = new HeapGrid();
  private final ClusterEngine engineA = grid.member("A");
  private final ClusterEngine engineB = grid.member("B");
  private final UnreliableStore storeB = grid.store(engineB);
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
  private final OpenedSession session = a.open("tester");
  private final SharedObject onA = session.storage();

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  private void awaitTold() {
    await().until(() -> storeB.failed.get() > 0);
  }

  @Test
  void reads_it_later() {
    SharedObject onB = b.of(session.id()).orElseThrow();
    grid.settle();
    storeB.unreadable = true;
    onA.use(s -> s.put("text", LARGE));
    awaitTold();
    storeB.unreadable = false;
    await().untilAsserted(() -> assertThat(onB.get("text")).isEqualTo(LARGE));
  }

  @Test
  void reads_a_new_child_later() {
    SharedObject onB = b.of(session.id()).orElseThrow();
    grid.settle();
    storeB.unreadable = true;
    onA.use(s -> s.put("x", Map.of("text", LARGE)));
    requireNonNull(onA.object("x")).use(x -> x.put("n", 1));
    awaitTold();
    storeB.unreadable = false;
    await().until(() -> onB.has("x"));
    SharedObject there = requireNonNull(onB.object("x"));
    await().untilAsserted(() -> assertThat(there.get("n")).isEqualTo(1L));
  }

  @Test
  void watches_a_session_of_which_that_was_unknown_for_too_long() {
    assertThat(b.of(session.id())).isPresent(); // who has used its member closes it
    ClusterEngine engineC = grid.member("C", impatient());
    SessionManager c = new SessionManager(Settings.DEFAULT, () -> engineC);
    grid.store(engineC).silent = true;
    assertThatThrownBy(() -> c.of(session.id())).isInstanceOf(StorageUnavailableException.class);
    grid.store(engineC).silent = false;
    SharedObject onC = c.of(session.id()).orElseThrow();
    grid.settle();
    onA.use(s -> s.put("n", 1));
    grid.settle();
    assertThat(onC.get("n")).isEqualTo(1L);
    c.close();
  }

  private static Times impatient() {
    Timing usual = Timing.DEFAULT;
    Timing timing =
        new Timing(
            usual.beat(),
            usual.lease(),
            usual.silent(),
            usual.removed(),
            usual.turn(),
            usual.firstLook(),
            usual.lastLook(),
            TimeUnit.MILLISECONDS.toNanos(300),
            usual.gather());
    return new Times(timing, Periods.DEFAULT);
  }

  @Test
  void begins_to_watch_a_session_when_it_is_asked_for_the_next_time() {
    storeB.unreadable = true;
    assertThatThrownBy(() -> b.of(session.id())).isInstanceOf(StorageUnavailableException.class);
    storeB.unreadable = false;
    SharedObject onB = b.of(session.id()).orElseThrow();
    grid.settle();
    onA.use(s -> s.put("n", 1));
    grid.settle();
    assertThat(onB.get("n")).isEqualTo(1L);
  }
}
