// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Key;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The cells of one session hang, and the store answers for all others, those of its lane too. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HungKeyTest {
  private static final String LARGE = "x".repeat(5000); // does not ride along with the news

  private final Times times = new Times(QuickTiming.settlingWithin(5_000), Periods.DEFAULT);
  private final HeapGrid grid = new HeapGrid();
  private final ClusterEngine engineA = grid.member("A", times);
  private final UnreliableStore reached = new UnreliableStore(new HeapStore(grid.space));
  private final HangingStore storeB = new HangingStore(reached);
  private final ClusterEngine engineB = new ClusterEngine("test", "B", storeB, times);
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
  private final OpenedSession hung = a.open("hung");
  private final OpenedSession other = a.open("other");
  private final SharedObject hungOnB = b.of(hung.id()).orElseThrow();
  private final SharedObject otherOnB = b.of(other.id()).orElseThrow();

  @BeforeEach
  void oneLane() {
    storeB.lane = 0;
  }

  @AfterEach
  void close() {
    assertThat(storeB.hasAnswered()).isFalse();
    storeB.answer();
    a.close();
    b.close();
  }

  /** B does not trust itself for a while, and looks at all its sessions again after that. */
  private void lapse() {
    engineB.pause(true);
    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(engineB::checkAvailable)
                    .isInstanceOf(StorageUnavailableException.class));
    engineB.pause(false);
    await().untilAsserted(engineB::checkAvailable);
  }

  @Test
  void after_a_lapse_it_delays_no_news_of_the_others() {
    storeB.hang(hung.id().toUuid());
    lapse();
    await().until(() -> storeB.waiting.get() > 0);
    other.storage().use(s -> s.put("text", "small"));
    await().untilAsserted(() -> assertThat(otherOnB.get("text")).isEqualTo("small"));
    other.storage().use(s -> s.put("text", LARGE));
    await().untilAsserted(() -> assertThat(otherOnB.get("text")).isEqualTo(LARGE));
    assertThat(hungOnB.has("text")).isFalse();
  }

  @Test
  void looked_at_again_and_again_it_keeps_one_worker_of_its_lane() throws Exception {
    storeB.hang(hung.id().toUuid());
    for (int i = 0; i < 5; i++) {
      engineB.member.news.suspect();
      engineB.member.attachments.renew(Set.of(hung.id().toUuid()));
      engineB.member.care.work();
    }
    await().until(() -> storeB.waiting.get() > 0);
    CountDownLatch served = new CountDownLatch(1);
    engineB.member.lane(new Key(other.id().toUuid(), Key.ROOT)).execute(served::countDown);
    assertThat(served.await(10, TimeUnit.SECONDS)).as("the other worker is free").isTrue();
    assertThat(storeB.waiting).hasValue(1);
  }

  @Test
  void an_end_that_the_store_does_not_take_delays_no_other_end() {
    OpenedSession one = b.open("one");
    OpenedSession two = b.open("two");
    reached.unreadable = true;
    one.close();
    two.close();
    assertThat(a.of(one.id())).isPresent();
    assertThat(a.of(two.id())).isPresent();
    storeB.hang(one.id().toUuid());
    reached.unreadable = false;
    await().untilAsserted(() -> assertThat(a.of(two.id())).isEmpty());
    assertThat(a.of(one.id())).isPresent();
  }
}
