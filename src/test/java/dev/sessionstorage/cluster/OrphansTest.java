// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.ApplicationCell;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member that dies in the middle of a commit, over a store that does commits step by step. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrphansTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HeapGrid grid = new HeapGrid(HeapGrid.STEPWISE);
  private final ClusterEngine engineA = grid.member("A", quick());
  private final ClusterEngine engineB = grid.member("B", quick());
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
  private final OpenedSession session = b.open("tester");
  private final SharedObject onA = a.of(session.id()).orElseThrow();
  private final SharedObject onB = session.storage();

  private static Times quick() {
    Periods usual = Periods.DEFAULT;
    return new Times(
        QuickTiming.settlingWithin(1_000),
        new Periods(
            usual.retry(),
            usual.resend(),
            usual.poll(),
            usual.touch(),
            usual.grace(),
            usual.endless(),
            usual.renewal(),
            usual.tombstone(),
            50 * MILLI,
            100 * MILLI));
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  @Test
  void leaves_nothing_behind_for_good() {
    onA.use(s -> s.put("kept", Map.of("n", 1)));
    Set<Long> groups = grid.groups(session.id());
    grid.store(engineA).diesAtBirth = true;
    assertThatThrownBy(() -> onA.use(s -> s.put("never", Map.of("n", 1))))
        .isInstanceOf(StorageUnavailableException.class);
    assertThat(grid.store(engineA).bornInVain).containsExactly(Verdict.DONE);

    await().untilAsserted(() -> assertThat(grid.groups(session.id())).isEqualTo(groups));
    onB.use(LONG, s -> assertThat(s.has("never")).isFalse());
    requireNonNull(onB.object("kept")).use(LONG, kept -> kept.increment("n", 1));
    assertThat(grid.space.cells.keys(HeapIndexes.FIRST)).contains(ApplicationCell.KEY);
  }

  @Test
  void a_child_that_is_removed_can_be_put_back_as_long_as_it_may() {
    onB.use(s -> s.put("x", Map.of("n", 1)));
    SharedObject x = requireNonNull(onB.object("x"));
    onB.use(s -> s.remove("x"));
    int looks = grid.store(engineB).scans.get();
    await().until(() -> grid.store(engineB).scans.get() > looks + 3);
    onB.use(s -> s.put("y", x));
    assertThat(requireNonNull(onB.object("y")).get("n")).isEqualTo(1L);
    x.use(LONG, editor -> editor.increment("n", 1));
  }
}
