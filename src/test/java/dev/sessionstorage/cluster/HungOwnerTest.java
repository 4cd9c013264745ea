// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.core.ApplicationCell;
import dev.sessionstorage.cluster.core.Periods;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Key;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A part of the store hangs, as when the member that keeps it does: the rest goes on. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HungOwnerTest {
  private static final String LARGE = "x".repeat(10_000); // does not ride along with the news
  private static final long SOON = Duration.ofMillis(50).toNanos();
  private static final Periods USUAL = Periods.DEFAULT;
  private static final Periods OFTEN =
      new Periods(
          USUAL.retry(),
          USUAL.resend(),
          USUAL.poll(),
          SOON,
          USUAL.grace(),
          USUAL.endless(),
          USUAL.renewal(),
          USUAL.tombstone(),
          SOON,
          0);

  private final HeapSpace space = new HeapSpace();
  private final HangingStore store = new HangingStore(new HeapStore(space));
  private final ClusterEngine engineA = new ClusterEngine("test", "A", new HeapStore(space));
  private final ClusterEngine engineB =
      new ClusterEngine("test", "B", store, new Times(QuickTiming.settlingWithin(10_000), OFTEN));
  private final SessionManager a = new SessionManager(Settings.DEFAULT, () -> engineA);
  private final SessionManager b = new SessionManager(Settings.DEFAULT, () -> engineB);
  private final OpenedSession hung = a.open("kept where nobody answers");
  private final OpenedSession other = a.open("other");
  private final SharedObject hungOnB = b.of(hung.id()).orElseThrow();
  private final SharedObject otherOnB = b.of(other.id()).orElseThrow();

  @BeforeEach
  void settle() {
    Quiet.await(Set.of(engineA, engineB));
  }

  @AfterEach
  void close() {
    store.answer();
    b.close();
    a.close();
  }

  @Test
  void no_heartbeat_waits_for_the_cell_of_the_application() throws Exception {
    store.hang(ApplicationCell.KEY.session());
    store.asked.await();
    int before = store.beats.get();
    await().until(() -> store.beats.get() > before + 20); // more than two leases
    assertThatCode(engineB::checkAvailable).doesNotThrowAnyException();
    assertThat(store.hasAnswered()).isFalse();
  }

  @Test
  void news_of_other_sessions_is_told() throws Exception {
    store.hang(hung.id().toUuid());
    hung.storage().use(s -> s.put("text", LARGE));
    store.asked.await();
    assertOtherIsFollowed();
    assertThat(hungOnB.has("text")).isFalse();
    store.answer();
    await().until(() -> hungOnB.has("text"));
  }

  @Test
  void other_sessions_are_looked_at_again_after_something_was_missed() throws Exception {
    store.hang(hung.id().toUuid());
    engineB.member.news.suspect();
    engineB.member.care.work();
    store.asked.await();
    assertOtherIsFollowed();
  }

  private void assertOtherIsFollowed() {
    other.storage().use(s -> s.put("text", LARGE));
    await().until(() -> otherOnB.has("text"));
    assertThat(store.hasAnswered()).isFalse();
  }

  /** Also those that were gathered with one that hangs, and while a sweep asks for all sessions. */
  @Test
  void uses_of_other_sessions_are_noted() throws Exception {
    store.hang(hung.id().toUuid());
    use(hung);
    long used = use(other);
    store.asked.await();
    await().until(() -> used(other) >= used);
    assertThat(store.hasAnswered()).isFalse();
  }

  private long use(OpenedSession session) {
    long later = System.currentTimeMillis() + Duration.ofMinutes(1).toMillis();
    engineB.member.care.touches(
        all -> all.used(session.id().toUuid(), SessionKind.OPENED, 0, later));
    return later;
  }

  private long used(OpenedSession session) {
    UUID id = session.id().toUuid();
    try (HeapStore look = new HeapStore(space)) {
      Set<Key> record = Set.of(new Key(id, Key.RECORD));
      return requireNonNull(look.read(record, false).indexes().get(id)).used();
    }
  }
}
