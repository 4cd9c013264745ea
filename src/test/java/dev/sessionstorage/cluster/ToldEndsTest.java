// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever fails meanwhile, each member that is there hears of each end once. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ToldEndsTest {
  private static final long SOON = 500;

  private final HeapGrid grid = new HeapGrid();
  private CountingMember a;
  private CountingMember b;

  private void start(long tombstone) {
    a = new CountingMember(grid, "A", tombstone);
    b = new CountingMember(grid, "B", tombstone);
    await().until(() -> knows(a, b) && knows(b, a));
  }

  private static boolean knows(CountingMember one, CountingMember other) {
    return one.engine.member.trust.observers().contains(other.id());
  }

  @AfterEach
  void close() {
    a.manager.close();
    b.manager.close();
  }

  private Session begin() {
    Session session = a.manager.add(SessionId.random(), SessionKind.WEB, "tester");
    session.storage().use(s -> s.put("n", 1));
    return session;
  }

  private boolean isPurged(Session session) {
    Key record = new Key(session.id().toUuid(), Key.RECORD);
    return new HeapStore(grid.space).read(Set.of(record), false).cells().isEmpty();
  }

  private void bothAreToldOnceOf(Session ended) {
    a.isToldOnceOf(ended);
    b.isToldOnceOf(ended);
    await().until(() -> isPurged(ended));
    grid.settle();
    a.isToldOnceOf(ended);
    b.isToldOnceOf(ended);
  }

  @Test
  void one_that_was_silent_for_a_while() {
    start(SOON);
    Session session = begin();
    b.hangs(true);
    await().until(() -> isSilent(b));
    session.close();
    b.hangs(false);
    bothAreToldOnceOf(session);
  }

  private boolean isSilent(CountingMember member) {
    long now = System.nanoTime();
    return a.engine.member.trust.silent(member.id(), now - TimeUnit.MINUTES.toNanos(1), now);
  }

  /** The others tell of the end again before they purge what is left of the session. */
  @Test
  void one_that_was_removed_and_comes_back_before_the_purge() {
    start(SOON);
    a.store.findsNothingDue = true; // nothing is purged before it is back
    Session session = begin();
    b.hangs(true);
    session.close();
    remove(b);
    b.hangs(false);
    await().until(() -> knows(a, b));
    a.store.findsNothingDue = false;
    bothAreToldOnceOf(session);
  }

  /** For some seconds members tell newcomers what they told the others. */
  private void untilNobodyTellsOf(Session ended) {
    await().until(() -> isPurged(ended));
    long silent = a.engine.member.timing().silent();
    await().pollDelay(silent, TimeUnit.NANOSECONDS).until(() -> isPurged(ended));
  }

  private void remove(CountingMember member) {
    UUID former = member.id();
    a.store.leave(former, false);
    await().until(() -> !a.engine.member.trust.with(known -> known.others().contains(former)));
  }

  @Test
  void one_that_comes_back_after_the_purge_hears_of_those_that_it_works_with() {
    start(SOON);
    Session session = begin();
    Session there = b.manager.add(session.id(), SessionKind.WEB, null);
    assertThat(there.storage().get("n")).isEqualTo(1L);
    b.hangs(true);
    session.close();
    remove(b);
    untilNobodyTellsOf(session);
    b.hangs(false);
    bothAreToldOnceOf(session);
    assertThat(b.users.get(session.id())).isEqualTo("tester");
    assertThat(there.isClosed()).isTrue();
  }

  @Test
  void so_it_does_of_those_that_it_has_only_looked_up() {
    start(SOON);
    Session session = begin();
    Session there = b.manager.add(session.id(), SessionKind.WEB, null);
    b.hangs(true);
    session.close();
    remove(b);
    untilNobodyTellsOf(session);
    b.hangs(false);
    bothAreToldOnceOf(session);
    assertThat(b.users.get(session.id())).isEqualTo("tester");
    assertThat(there.isClosed()).isTrue();
  }

  /** Else the end would be told a second time, when everybody has forgotten the first. */
  @Test
  void also_if_another_member_notes_a_use_that_was_before_the_end() {
    start(SOON);
    Session session = begin();
    session.close();
    long late = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
    b.store.touch(Map.of(session.id().toUuid(), new Index(null, late, late)));
    bothAreToldOnceOf(session);
  }

  @Test
  void where_the_member_that_ended_it_dies_before_it_tells() {
    start(SOON);
    Session session = begin();
    a.store.mute = true;
    a.store.findsNothingDue = true;
    session.close();
    a.hangs(true);
    b.isToldOnceOf(session);
    await().until(() -> isPurged(session));
    b.isToldOnceOf(session);
  }

  @Test
  void where_the_member_that_purges_it_dies_right_after_that() {
    start(SOON);
    b.store.findsNothingDue = true;
    Session session = begin();
    a.store.afterPurge = () -> a.hangs(true);
    endUnheard(session);
    await().until(() -> isPurged(session));
    b.isToldOnceOf(session);
  }

  @Test
  void where_it_is_not_known_what_became_of_the_purge() {
    start(SOON);
    b.store.findsNothingDue = true;
    Session session = begin();
    endUnheard(session);
    a.store.unheardEnds = true;
    await().until(() -> isPurged(session));
    bothAreToldOnceOf(session);
  }

  /** The other member misses it, and its sender gives up. */
  private void endUnheard(Session session) {
    a.store.mute = true;
    session.close();
    forgetPackets();
    a.store.mute = false;
  }

  private void forgetPackets() {
    a.engine.member.news.wires(
        wires -> {
          List.of(wires.fallen(b.id(), true));
          return wires;
        });
  }

  /** Sessions may end faster than a page in each sweep. */
  @Test
  void each_of_many_is_purged_soon() {
    start(SOON);
    a.store.findsNothingDue = true;
    b.store.findsNothingDue = true;
    a.store.mute = true;
    for (int i = 0; i < 1_000; i++) {
      a.manager.add(SessionId.random(), SessionKind.WEB, null).close();
    }
    forgetPackets();
    a.store.mute = false;
    a.store.findsNothingDue = false;
    await().until(() -> b.ends.size() == 1_000);
    assertThat(b.ends.values()).containsOnly(1);
  }
}
