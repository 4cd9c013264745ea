// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.core.MemberData.Stage;
import dev.sessionstorage.cluster.core.MemberLease.Outcome;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.value.Frame;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who may trust itself, and who is silent. Times are in seconds here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MembershipTest {
  private static final UUID ME = new UUID(1, 1);
  private static final UUID NEXT = new UUID(1, 2);
  private static final UUID X = new UUID(2, 1);
  private static final UUID Y = new UUID(2, 2);

  private final Membership members = new Membership(ME, Timing.DEFAULT);
  private final Map<UUID, byte[]> entries = new HashMap<>(Map.of(ME, new byte[0]));
  private String generation = "g";

  private static long s(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9)).toNanos();
  }

  private static byte[] data(long beat, Stage stage) {
    return new MemberData(beat, "x", stage, false, null, Map.of(), Frame.EMPTY).toBytes();
  }

  private void moves(UUID member, long beat) {
    entries.put(member, data(beat, Stage.MEMBER));
  }

  private Membership.Change beat(double sent, double answered, boolean confirmed) {
    Roll roll =
        new Roll(confirmed, 1_000_000 + (long) (sent * 1000), generation, new HashMap<>(entries));
    return members.answered(s(sent), roll, NEXT, s(answered));
  }

  private Membership.Change beat(double sent) {
    return beat(sent, sent + 0.01, true);
  }

  private void beats(double from, double to) {
    for (double at = from; at < to; at++) {
      Membership.Change unused = beat(at);
    }
  }

  @Test
  void a_member_trusts_itself_from_before_its_last_confirmed_beat_was_sent() {
    assertThat(members.trusted(s(0))).isFalse();
    assertThat(beat(10, 12, true).outcome()).isEqualTo(Outcome.RENEWED);

    assertThat(members.trusted(s(12))).isTrue();
    assertThat(members.trusted(s(14.99))).isTrue();
    assertThat(members.trusted(s(15))).isFalse();
  }

  @Test
  void a_beat_that_is_not_confirmed_does_not_prolong_the_trust() {
    beat(10);
    assertThat(beat(14, 14.1, false).outcome()).isEqualTo(Outcome.AS_BEFORE);

    assertThat(members.trusted(s(15))).isFalse();
  }

  @Test
  void a_beat_that_is_answered_too_late_proves_nothing() {
    assertThat(beat(10, 15, true).outcome()).isEqualTo(Outcome.AS_BEFORE);
    assertThat(members.trusted(s(15))).isFalse();
  }

  @Test
  void an_answer_that_comes_after_a_later_one_does_not_shorten_the_trust() {
    beat(11, 12, true);
    beat(10, 13, true);

    assertThat(members.trusted(s(15.9))).isTrue();
  }

  @Test
  void a_lapse_that_nobody_noticed_makes_suspect_what_was_learned_before() {
    beat(0);
    long learned = s(4);

    assertThat(beat(7).outcome()).isEqualTo(Outcome.RENEWED);
    assertThat(members.trustedSince()).isGreaterThan(learned);
    assertThat(members.steady(s(8))).isLessThan(s(1));
  }

  @Test
  void unbroken_trust_is_counted_from_its_first_beat() {
    beats(0, 20);
    assertThat(members.steady(s(20))).isEqualTo(s(20) - s(0.01));
    assertThat(members.steady(s(30))).isEqualTo(-1);
  }

  @Test
  void a_restarted_store_makes_suspect_what_was_learned_before_and_ends_the_trust() {
    beat(0);
    generation = "h";

    assertThat(beat(1, 1.1, false).outcome()).isEqualTo(Outcome.RESTARTED);
    assertThat(members.trusted(s(1.2))).isFalse();
    assertThat(beat(2).outcome()).isEqualTo(Outcome.RENEWED);
    assertThat(members.trustedSince()).isGreaterThan(s(2));
  }

  @Test
  void a_member_that_others_have_removed_gets_a_new_id_and_trusts_itself_no_more() {
    beat(0);
    entries.remove(ME);

    assertThat(beat(1).outcome()).isEqualTo(Outcome.REMOVED);
    assertThat(members.me()).isEqualTo(NEXT);
    assertThat(members.trusted(s(1.1))).isFalse();

    entries.put(NEXT, new byte[0]);
    assertThat(beat(2).outcome()).isEqualTo(Outcome.RENEWED);
  }

  @Test
  void the_stores_clock_goes_on_between_beats() {
    beat(10);
    assertThat(members.storeClock(s(12))).isEqualTo(1_012_000);
  }

  @Test
  void a_member_is_silent_when_a_roll_shows_that_its_beat_has_not_moved_for_long_enough() {
    moves(X, 1);
    beats(0, 6);
    assertThat(members.silent(X, s(0), s(6))).isFalse();

    assertThat(beat(6.02).fallen()).containsExactly(X);
    assertThat(members.silent(X, s(0), s(6.03))).isTrue();
  }

  @Test
  void a_lack_of_rolls_does_not_prove_that_a_member_is_silent() {
    moves(X, 1);
    beats(0, 3);

    assertThat(members.silent(X, s(0), s(6.5))).isFalse();
    moves(X, 2); // it was seen by nobody here
    beat(7);
    assertThat(members.silent(X, s(0), s(7.1))).isFalse();
  }

  @Test
  void what_a_roll_shows_that_was_asked_for_before_the_cell_was_read_does_not_count() {
    moves(X, 1);
    beats(0, 10);
    long read = s(9.5); // X may have come back and taken the group since the last roll

    assertThat(members.silent(X, read, s(9.6))).isFalse();
    beat(10);
    assertThat(members.silent(X, read, s(10.1))).isTrue();
  }

  @Test
  void a_member_that_beats_again_is_heard_of_again() {
    moves(X, 1);
    assertThat(beat(0).risen()).containsExactly(X);
    assertThat(beat(7).fallen()).containsExactly(X);
    assertThat(beat(8).fallen()).isEmpty();
    moves(X, 2);
    assertThat(beat(9).risen()).containsExactly(X);
    assertThat(members.silent(X, s(0), s(9.1))).isFalse();
  }

  @Test
  void an_entry_that_vanishes_is_no_proof_while_its_member_may_still_trust_itself() {
    moves(X, 1);
    beats(0, 3);
    moves(X, 2);
    beat(3);
    entries.remove(X); // removed by one that found it silent before it came back

    assertThat(beat(4).fallen()).containsExactly(X);
    assertThat(members.silent(X, s(3), s(4.1))).isFalse();
    beats(5, 10);
    assertThat(members.silent(X, s(3), s(9.1))).isFalse();
    beat(9.1);
    assertThat(members.silent(X, s(3), s(9.2))).isTrue();
  }

  @Test
  void a_member_that_said_that_it_leaves_is_gone_at_once() {
    moves(X, 1);
    beat(0);
    entries.put(X, data(2, Stage.LEAVING));
    beat(1);
    assertThat(members.silent(X, s(0), s(1.1))).isFalse();

    entries.remove(X);
    beat(2);
    assertThat(members.silent(X, s(0), s(2.1))).isTrue();
  }

  @Test
  void a_member_that_the_store_knows_to_be_gone_is_gone_at_once() {
    moves(X, 1);
    beat(0);
    entries.put(X, data(1, Stage.GONE));
    beat(1);

    assertThat(members.silent(X, s(0), s(1.1))).isTrue();
    assertThat(members.others()).isEmpty();
  }

  @Test
  void a_member_that_was_never_seen_is_silent_once_rolls_were_read_for_long_enough() {
    beats(0, 4);
    assertThat(members.silent(X, s(0), s(4.1))).isFalse();
    beats(4, 8);
    assertThat(members.silent(X, s(0), s(7.1))).isTrue();
    assertThat(members.silent(X, s(7.05), s(7.1))).isFalse();
  }

  @Test
  void after_a_gap_without_rolls_a_member_that_was_never_seen_gets_its_time_anew() {
    beats(0, 8);
    beat(20);
    assertThat(members.silent(X, s(0), s(20.1))).isFalse();
  }

  @Test
  void a_roll_that_is_not_confirmed_says_nothing_of_others() {
    moves(X, 1);
    beats(0, 5);
    entries.put(X, data(1, Stage.GONE));
    beat(5, 5.1, false); // this member may be the one that is cut off

    assertThat(members.silent(X, s(0), s(5.2))).isFalse();
  }

  @Test
  void one_that_does_not_trust_itself_calls_nobody_silent() {
    moves(X, 1);
    beats(0, 10);
    assertThat(members.silent(X, s(0), s(9.5))).isTrue();
    assertThat(members.silent(X, s(0), s(15))).isFalse();
  }

  @Test
  void entries_of_members_that_were_silent_for_long_are_to_be_removed() {
    moves(X, 1);
    beats(0, 50);
    moves(Y, 1);
    for (int at = 50; at < 60; at++) {
      moves(Y, at);
      assertThat(beat(at).lost()).isEmpty();
    }
    assertThat(beat(60.5).lost()).containsExactly(X);
  }

  @Test
  void a_silent_member_is_proved_as_early_as_it_is_promised() {
    moves(X, 1);
    beat(0, 0.5, true);
    assertThat(members.proofAt(X)).isEqualTo(s(6.5));
    beats(1, 6);
    beat(6.5);
    assertThat(members.silent(X, s(0), s(6.6))).isTrue();
  }

  @Test
  void data_that_cannot_be_read_is_that_of_a_living_member() {
    entries.put(X, new byte[] {1});
    beats(0, 5);
    entries.put(X, new byte[] {2});
    beats(5, 10);

    assertThat(members.silent(X, s(0), s(9.1))).isFalse();
    assertThat(members.data(X)).isNull();
    assertThat(members.others()).containsExactly(X);
  }

  @Test
  void no_member_is_called_silent_while_it_trusts_itself_however_slow_answers_are() {
    double drift = 1.09; // X's clock is slower than ours
    for (double gap = 0.5; gap < 5; gap += 0.25) {
      for (double delay = 0.01; delay < 4.5; delay += 0.5) {
        Membership mine = new Membership(ME, Timing.DEFAULT);
        double wrote = 0;
        for (double sent = 0; sent < 30; sent += gap) {
          double read = sent + delay / 2;
          double beat = Math.floor(read / 4.9) * 4.9; // X beats as rarely as its lease allows
          wrote = Math.max(wrote, beat);
          Map<UUID, byte[]> roll =
              Map.of(ME, new byte[0], X, data((long) (beat * 10), Stage.MEMBER));
          mine.answered(s(sent), new Roll(true, 0, "g", roll), NEXT, s(sent + delay));
          assertThat(mine.silent(X, Long.MIN_VALUE / 4, s(sent + delay))).isFalse();
        }
        assertThat(wrote).isPositive();
        assertThat(5 * drift).isLessThan(6);
      }
    }
  }

  @Test
  void an_observer_that_the_grid_has_dropped_is_one_until_its_entry_is_removed() {
    entries.put(X, observer(1, Stage.MEMBER));
    beat(10);
    assertThat(members.observers()).containsExactly(X);

    entries.put(X, observer(2, Stage.GONE));
    beat(11);
    assertThat(members.observers()).containsExactly(X);
    assertThat(members.others()).isEmpty();

    entries.remove(X);
    beats(12, 20);
    assertThat(members.observers()).isEmpty();
  }

  private static byte[] observer(long beat, Stage stage) {
    return new MemberData(beat, "x", stage, true, null, Map.of(), Frame.EMPTY).toBytes();
  }
}
