// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Members of a grid that is made of themselves: who is there, and who may go on. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeerRollTest {

  private static PeerGrid five() {
    return new PeerGrid(5);
  }

  @Test
  void members_that_hear_each_other_trust_themselves() {
    PeerGrid grid = five();
    grid.rounds(10);
    for (int i = 0; i < 5; i++) {
      assertThat(grid.trusted(i)).isTrue();
      assertThat(grid.silent(0, i)).isFalse();
      assertThat(grid.peers.get(i).membership.others()).hasSize(4);
    }
  }

  @Test
  void one_that_any_other_hears_is_not_silent() {
    PeerGrid grid = five();
    grid.cut(Set.of(0), Set.of(1));
    grid.rounds(20);

    assertThat(grid.silent(0, 1)).isFalse();
    assertThat(grid.silent(1, 0)).isFalse();
  }

  @Test
  void one_that_nobody_hears_is_silent_and_does_not_trust_itself() {
    PeerGrid grid = five();
    grid.cut(Set.of(0), Set.of(1, 2, 3, 4));
    grid.rounds(8);

    assertThat(grid.silent(1, 0)).isTrue();
    assertThat(grid.trusted(0)).isFalse();
    assertThat(grid.silent(0, 1)).isFalse(); // one that is cut off takes nothing over
  }

  @Test
  void one_that_hangs_does_not_trouble_the_others() {
    PeerGrid grid = five();
    grid.paused.add(4);
    grid.rounds(8);
    for (int i = 0; i < 4; i++) {
      assertThat(grid.trusted(i)).isTrue();
    }
    assertThat(grid.silent(0, 4)).isTrue();
    assertThat(grid.trusted(4)).isFalse();
  }

  @Test
  void one_that_the_grid_has_dropped_is_silent_at_once() {
    PeerGrid grid = five();
    grid.paused.add(4);
    for (int i = 0; i < 4; i++) {
      grid.sees(i, 0, 1, 2, 3);
    }
    grid.round();
    assertThat(grid.silent(0, 4)).isTrue();
  }

  @Test
  void C12_of_five_members_of_which_two_were_paused_no_two_parts_go_on() {
    PeerGrid grid = five();
    grid.paused.add(3);
    grid.paused.add(4);
    for (int i = 0; i < 3; i++) {
      grid.sees(i, 0, 1, 2);
    }
    grid.rounds(10);
    assertThat(grid.trusted(0)).isTrue();

    grid.cut(Set.of(0, 1, 2), Set.of(3, 4));
    grid.sees(3, 3, 4);
    grid.sees(4, 3, 4);
    grid.paused.clear();
    grid.rounds(10);

    assertThat(grid.trusted(0)).isTrue();
    assertThat(grid.trusted(3)).isFalse();
    assertThat(grid.trusted(4)).isFalse();
  }

  @Test
  void C12_a_pair_that_is_left_of_five_waits_for_a_third() {
    PeerGrid grid = five();
    grid.paused.addAll(Set.of(2, 3, 4));
    grid.sees(0, 0, 1);
    grid.sees(1, 0, 1);
    grid.rounds(10);
    assertThat(grid.trusted(0)).isFalse();

    grid.paused.remove(2);
    grid.sees(0, 0, 1, 2);
    grid.sees(1, 0, 1, 2);
    grid.sees(2, 0, 1, 2);
    grid.rounds(2);
    assertThat(grid.trusted(0)).isTrue();
  }

  @Test
  void a_member_that_never_saw_the_whole_grid_hears_how_large_it_was() {
    PeerGrid grid = five();
    Majority majority = new Majority(0);
    PeerRoll newcomer = new PeerRoll(new UUID(1, 9), majority);
    PeerBeat first = newcomer.begin(new byte[0], Set.of(new UUID(2, 9)), new UUID(2, 9));
    assertThat(first.size()).isEqualTo(1);
    newcomer.heard(
        grid.peers.get(0).roll.begin(new byte[0], Set.of(PeerGrid.home(0)), PeerGrid.home(0)));

    assertThat(majority.size()).isEqualTo(5);
    assertThat(newcomer.roll(0, "g").confirmed()).isFalse();
  }

  @Test
  void a_member_that_others_have_removed_hears_of_it() {
    PeerGrid grid = five();
    grid.peers.get(0).roll.remove(PeerGrid.id(4));
    grid.round();

    assertThat(grid.peers.get(4).membership.me()).isNotEqualTo(PeerGrid.id(4));
    assertThat(grid.peers.get(1).membership.others()).doesNotContain(PeerGrid.id(4));
  }

  @Test
  void C12_the_majority_is_that_of_the_largest_grid_seen() {
    Majority majority = new Majority(0);
    majority.saw(5);
    majority.saw(2);
    assertThat(majority.isReached(2)).isFalse();
    assertThat(majority.isReached(3)).isTrue();
  }

  @Test
  void members_that_announce_that_they_leave_make_the_majority_smaller() {
    Majority majority = new Majority(0);
    majority.saw(5);
    majority.left(4);
    majority.left(3);
    assertThat(majority.isReached(2)).isTrue();
    majority.left(2);
    assertThat(majority.isReached(1)).isFalse();
    majority.left(1);
    assertThat(majority.isReached(1)).isTrue();
  }

  @Test
  void the_size_that_the_application_is_told_takes_precedence() {
    Majority majority = new Majority(3);
    majority.saw(9);
    assertThat(majority.isReached(2)).isTrue();
    assertThat(majority.isReached(1)).isFalse();
  }

  @Test
  void beats_are_read_as_they_were_written_and_damaged_ones_are_refused() throws IOException {
    PeerBeat beat =
        new PeerBeat(
            PeerGrid.id(1),
            PeerGrid.home(1),
            7,
            5,
            new byte[] {1, 2},
            new HashMap<>(Map.of(PeerGrid.id(2), 8L)),
            Set.of(PeerGrid.id(3)));
    byte[] bytes = beat.toBytes();
    PeerBeat read = PeerBeat.read(bytes);
    assertThat(read).isEqualTo(beat);
    assertThat(read.home()).isEqualTo(beat.home());
    assertThat(read.size()).isEqualTo(5);
    for (int i = 0; i < bytes.length; i++) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 1;
      assertThatThrownBy(() -> PeerBeat.read(damaged)).isInstanceOf(IOException.class);
    }
  }
}
