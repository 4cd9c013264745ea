// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionKind;
import dev.sessionstorage.cluster.core.Message.Closed;
import dev.sessionstorage.spi.store.Index;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ends are told once to everybody; uses are noted in batches. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndingsTest {
  private static final UUID A = new UUID(1, 1);
  private static final UUID B = new UUID(1, 2);
  private static final UUID C = new UUID(1, 3);
  private static final Periods P = Periods.DEFAULT;

  private static Ending ending(int number) {
    return new Ending(new UUID(2, number), new byte[] {1});
  }

  /** A member that counts what its listener hears. */
  private static final class Listening {
    final UUID id;
    final Endings endings;
    final Wires wires;
    final List<UUID> heard = new ArrayList<>();

    Listening(UUID id) {
      this.id = id;
      this.endings = new Endings(P, 0);
      this.wires = new Wires(id, Timing.DEFAULT, P);
    }

    void ends(Ending ending, Set<UUID> receivers, long now) {
      receivers.stream()
          .filter(receiver -> !receiver.equals(id))
          .forEach(receiver -> wires.post(receiver, new Closed(List.of(ending))));
      if (endings.isNew(ending.session(), now)) {
        heard.add(ending.session());
      }
    }

    List<Outgoing> flush(long now) {
      return wires.flush(now);
    }

    void hears(Outgoing each, long now) {
      for (Arrived.Delivered one : wires.received(each.packet(), now).messages()) {
        endings.heard((Closed) one.message(), now).forEach(end -> heard.add(end.session()));
      }
    }
  }

  @Test
  void C5_every_survivor_hears_every_end_once_whoever_has_swept_it() {
    Map<UUID, Listening> members =
        Map.of(A, new Listening(A), B, new Listening(B), C, new Listening(C));
    for (int i = 0; i < 40; i++) {
      members.get(i % 2 == 0 ? A : B).ends(ending(i), Set.of(A, B, C), 0);
    }
    deliver(members, 0);
    for (int i = 0; i < 40; i++) {
      members.get(C).ends(ending(i), Set.of(A, B, C), P.tombstone()); // it purges the tombstones
    }
    deliver(members, P.tombstone());

    for (Listening each : members.values()) {
      assertThat(each.heard).hasSize(40).doesNotHaveDuplicates();
    }
  }

  private static void deliver(Map<UUID, Listening> members, long now) {
    for (Listening sender : members.values()) {
      sender.flush(now).forEach(each -> members.get(each.to()).hears(each, now));
    }
  }

  @Test
  void one_that_missed_the_end_hears_it_when_the_tombstone_is_purged() {
    Listening c = new Listening(C);
    Listening a = new Listening(A);
    a.ends(ending(1), Set.of(), 0); // and dies before it has told anybody
    Listening b = new Listening(B);
    b.ends(ending(1), Set.of(C), P.tombstone());
    b.flush(P.tombstone()).forEach(each -> c.hears(each, P.tombstone()));

    assertThat(c.heard).containsExactly(ending(1).session());
    assertThat(b.heard).containsExactly(ending(1).session());
  }

  @Test
  void what_was_told_is_remembered_for_longer_than_tombstones_stay_but_not_for_ever() {
    Endings endings = new Endings(P, 0);
    assertThat(endings.isNew(ending(1).session(), 0)).isTrue();
    long late = 2 * P.tombstone();
    assertThat(endings.isNew(ending(2).session(), late)).isTrue();
    assertThat(endings.isNew(ending(2).session(), late + P.tombstone() + P.steady())).isFalse();
    long later = 4 * P.tombstone();
    for (long now = later; now < 20 * P.tombstone(); now += P.tombstone()) {
      endings.isNew(new UUID(3, now), now);
    }
    assertThat(endings.isNew(ending(1).session(), 20 * P.tombstone())).isTrue();
  }

  /** The end is told at each attempt to purge the tombstone, and the attempts may fail. */
  @Test
  void what_is_told_again_and_again_is_not_forgotten_meanwhile() {
    Endings endings = new Endings(P, 0);
    assertThat(endings.isNew(ending(1).session(), 0)).isTrue();
    for (long now = 0; now < 20 * P.tombstone(); now += P.tombstone()) {
      assertThat(endings.isNew(ending(1).session(), now)).isFalse();
      endings.isNew(new UUID(3, now), now);
    }
  }

  private final Touches touches = new Touches(LifeTest.DEADLINES, 0);

  @Test
  void many_uses_of_a_session_are_one_touch_with_the_last_deadline() {
    touches.used(A, SessionKind.WEB, 1000, 5000);
    touches.used(A, SessionKind.WEB, 1000, 7000);
    touches.used(A, SessionKind.WEB, 1000, 6000);
    touches.used(B, SessionKind.APPLICATION, 0, 6000);

    assertThat(touches.dueAt()).isEqualTo(P.touch());
    assertThat(touches.take(P.touch(), 8000))
        .isEqualTo(
            Map.of(
                A, new Index(null, 7000, 7000 + 1000 + 60_500),
                B, new Index(null, 6000, Long.MAX_VALUE)));
    assertThat(touches.take(2 * P.touch(), 9000)).isEmpty();
    assertThat(touches.dueAt()).isEqualTo(3 * P.touch());
  }

  @Test
  void a_batch_that_the_store_did_not_take_is_taken_again_with_what_came_since() {
    touches.used(A, SessionKind.WEB, 1000, 5000);
    Map<UUID, Index> batch = touches.take(0, 5000);
    touches.used(A, SessionKind.WEB, 1000, 9000);
    touches.failed(batch);

    assertThat(touches.take(1, 9000)).containsEntry(A, new Index(null, 9000, 70_500));
  }

  @ParameterizedTest
  @EnumSource(names = {"OPENED", "STANDALONE"})
  void C4_a_session_without_time_out_is_renewed_as_long_as_its_member_lives(SessionKind kind) {
    touches.used(A, kind, 0, 0);
    long deadline = 0;
    Map<UUID, Index> noted = new HashMap<>();
    for (long now = 0; now < 12 * P.renewal(); now += P.touch()) {
      long clock = Periods.millis(now);
      noted.putAll(touches.take(now, clock));
      deadline = noted.get(A).deadline();
      assertThat(deadline).isGreaterThan(clock + Periods.millis(2 * P.renewal(kind)));
    }
    touches.forget(A);
    assertThat(touches.take(100 * P.renewal(), 0)).isEmpty();
    assertThat(deadline).isLessThan(Periods.millis(12 * P.renewal() + 4 * P.renewal()));
  }

  @Test
  void what_a_program_opened_ends_soon_after_its_member_was_killed() {
    touches.used(A, SessionKind.OPENED, 0, 0);
    long killed = 2 * P.renewal();
    long deadline = 0;
    for (long now = 0; now < killed; now += P.touch()) {
      Index noted = touches.take(now, Periods.millis(now)).get(A);
      deadline = noted == null ? deadline : noted.deadline();
    }
    long soon = Duration.ofMinutes(6).toNanos();
    assertThat(deadline).isLessThanOrEqualTo(Periods.millis(killed + soon));
  }

  @Test
  void a_session_that_gets_a_time_out_is_not_renewed_any_more() {
    touches.used(A, SessionKind.WEB, 0, 0);
    touches.used(A, SessionKind.WEB, 1000, 0);
    Map<UUID, Index> unused = touches.take(0, 0);
    assertThat(touches.take(2 * P.renewal(), 0)).isEmpty();
  }

  @Test
  void a_session_that_gets_a_shorter_time_out_does_not_keep_the_longer_one() {
    touches.used(A, SessionKind.WEB, 0, 5000);
    touches.used(A, SessionKind.WEB, 1000, 5000);
    assertThat(touches.take(0, 5000))
        .isEqualTo(Map.of(A, new Index(null, 5000, 5000 + 1000 + 60_500)));
  }
}
