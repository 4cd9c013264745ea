// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that has failed over has lost the last states: all members have what it has. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RewoundStoreTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HeapGrid grid = new HeapGrid();
  private final Times times = new Times(QuickTiming.settlingWithin(1_000), Periods.DEFAULT);
  private final ClusterEngine engineA = grid.member("A", times);
  private final ClusterEngine engineB = grid.member("B", times);
  private final UnreliableStore storeA = grid.store(engineA);
  private final UnreliableStore storeB = grid.store(engineB);
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
  private final OpenedSession session = a.open("tester");
  private final SharedObject onA = session.storage();
  private final SharedObject onB = b.of(session.id()).orElseThrow();
  private Map<Key, Cell> kept = Map.of();

  @BeforeEach
  void publishWhatWillBeLost() {
    onA.use(s -> s.put("n", 1));
    kept = Rewinding.cells(grid.space, session.id().toUuid());
    onA.use(s -> s.put("n", 2));
    grid.settle();
    assertThat(onB.get("n")).isEqualTo(2L);
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  private void failOver() {
    Rewinding.back(grid.space, kept);
    grid.space.generation = "another";
  }

  private void assertBothHave(long n) {
    await().untilAsserted(() -> assertThat(onA.get("n")).isEqualTo(n));
    await().untilAsserted(() -> assertThat(onB.get("n")).isEqualTo(n));
  }

  @Test
  void copies_that_are_ahead_go_back_without_a_block() {
    failOver();
    assertBothHave(1);
    onA.use(LONG, s -> s.increment("n", 5));
    assertBothHave(6);
  }

  @Test
  void also_where_the_store_cannot_be_read_at_first() {
    storeB.unreadable = true;
    failOver();
    await().until(() -> storeB.failed.get() > 2);
    storeB.unreadable = false;
    assertBothHave(1);
  }

  @Test
  void what_was_published_since_under_the_same_version_is_followed() {
    storeA.cutOff = true;
    failOver();
    onB.use(LONG, s -> s.put("n", 3));
    storeA.cutOff = false;
    assertBothHave(3);
  }

  /** That would bring back what was lost, and lose what was published since. */
  @Test
  void no_block_begins_with_what_the_store_has_lost() {
    storeA.cutOff = true;
    failOver();
    onB.use(LONG, s -> s.put("n", 30));
    storeA.cutOff = false;
    await().until(() -> engineA.member.trust.trusted(System.nanoTime()));
    onA.use(LONG, s -> s.increment("n", 1));
    assertBothHave(31);
  }
}
