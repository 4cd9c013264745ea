// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.cluster.core.RecordHead;
import dev.sessionstorage.cluster.core.Timing;
import dev.sessionstorage.session.SessionListener;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Key;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member that the others have removed, or whose store was restarted, goes on as before. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReturningMemberTest {
  private static final Timing QUICK = QuickTiming.settlingWithin(1_000);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final HeapGrid grid = new HeapGrid();
  private final Times times = new Times(QUICK, Periods.DEFAULT);
  private final ClusterEngine engineA = grid.member("A", times);
  private final ClusterEngine engineB = grid.member("B", times);
  private final UnreliableStore storeB = grid.store(engineB);
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
  private final OpenedSession session = a.open("tester");
  private final SharedObject onA = session.storage();
  private final SharedObject onB = b.of(session.id()).orElseThrow();

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  /** What happens to a member that was silent for a minute. */
  private void removeB() {
    UUID former = engineB.member.me();
    grid.store(engineA).leave(former, false);
    await().until(() -> !engineB.member.me().equals(former));
  }

  private void restart() {
    grid.space.generation = "another";
    await().until(() -> storeB.failed.get() > 0 || isWatchedBy(engineB));
  }

  private boolean isWatchedBy(ClusterEngine member) throws IOException {
    Key key = new Key(session.id().toUuid(), Key.RECORD);
    byte[] head =
        requireNonNull(grid.store(engineA).read(Set.of(key), false).cells().get(key)).head();
    return RecordHead.read(head).watchers().containsKey(member.member.me());
  }

  /** What the one publishes without a block the other sees, and the other way round. */
  private void assertBothHear() {
    await().until(() -> isWatchedBy(engineB));
    grid.settle();
    onA.use(LONG, s -> s.put("fromA", 1));
    grid.settle();
    await().untilAsserted(() -> assertThat(onB.get("fromA")).isEqualTo(1L)); // it may lapse again
    onB.use(LONG, s -> s.put("fromB", 2));
    grid.settle();
    assertThat(onA.get("fromB")).isEqualTo(2L);
  }

  @Test
  void after_it_was_removed_it_has_another_id_and_hears_everything() {
    onB.use(LONG, s -> s.put("child", Map.of("n", 1)));
    removeB();
    assertBothHear();
    requireNonNull(onB.object("child")).use(LONG, child -> child.increment("n", 1));
    grid.settle();
    assertThat(requireNonNull(onA.object("child")).get("n")).isEqualTo(2L);
  }

  /** A member that stood still finds them in its buffers, when it has another id already. */
  @Test
  void messages_to_its_former_id_that_arrive_late_hide_no_later_ones() {
    AtomicInteger heard = new AtomicInteger();
    b.addListener(new Counting(heard));
    for (int i = 0; i < 5; i++) {
      onA.use(LONG, s -> s.increment("n", 1));
      grid.settle();
    }
    Consumer<byte[]> former = storeB.inbox;
    List<byte[]> late = List.copyOf(storeB.received);
    removeB();
    await().until(() -> isWatchedBy(engineB));
    late.forEach(former);
    grid.settle();
    int before = heard.get();
    onA.use(LONG, s -> s.increment("n", 1));
    await().until(() -> heard.get() > before);
  }

  private record Counting(AtomicInteger heard) implements SessionListener {
    @Override
    public boolean observesChanges() {
      return true;
    }

    @Override
    public void changed(StorageChanged change) {
      heard.incrementAndGet();
    }
  }

  @Test
  void what_was_published_while_it_was_removed_is_seen() {
    storeB.cutOff = true;
    removeFromAfar();
    onA.use(LONG, s -> s.put("meanwhile", 1));
    storeB.cutOff = false;
    await().untilAsserted(() -> assertThat(onB.get("meanwhile")).isEqualTo(1L));
    assertBothHear();
  }

  /** It does not notice yet. */
  private void removeFromAfar() {
    UUID former = engineB.member.me();
    grid.store(engineA).leave(former, false);
    await().until(() -> !engineA.member.trust.with(known -> known.others().contains(former)));
  }

  @Test
  void while_the_store_cannot_be_read_it_tries_to_watch_again() {
    storeB.unreadable = true;
    removeB();
    onA.use(LONG, s -> s.put("meanwhile", 1));
    await().until(() -> storeB.failed.get() > 1);
    storeB.unreadable = false;
    await().untilAsserted(() -> assertThat(onB.get("meanwhile")).isEqualTo(1L));
    assertBothHear();
  }

  @Test
  void while_the_store_does_not_let_it_listen_it_tries_again() {
    storeB.refusedListens.set(2);
    removeB();
    await().until(() -> storeB.refusedListens.get() <= 0);
    assertBothHear();
  }

  @Test
  void a_session_that_ended_meanwhile_has_ended() {
    storeB.cutOff = true;
    removeFromAfar();
    session.close();
    storeB.cutOff = false;
    await()
        .ignoreException(StorageUnavailableException.class)
        .untilAsserted(() -> assertThat(b.of(session.id())).isEmpty());
  }

  @Test
  void after_a_restart_of_the_store_that_cannot_be_read_at_first_it_hears_everything() {
    storeB.unreadable = true;
    restart();
    await().until(() -> storeB.failed.get() > 1);
    forgetWatchers();
    storeB.unreadable = false;
    assertBothHear();
  }

  @Test
  void a_store_that_has_gone_back_to_a_record_without_it_is_noticed() {
    forgetWatchers();
    grid.space.generation = "another";
    assertBothHear();
  }

  /** The store has lost the last changes of the record. */
  private void forgetWatchers() {
    Rewinding.withoutWatchers(grid.space, session.id().toUuid());
  }
}
