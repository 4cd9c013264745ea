// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.cluster.core.Cells.Fate;
import dev.sessionstorage.cluster.core.Departure.Next;
import dev.sessionstorage.cluster.core.MemberData.Stage;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Stamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** All members agree on the application's session, and the last one removes everything. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApplicationTest {
  private static final UUID A = new UUID(1, 1);
  private static final UUID B = new UUID(1, 2);
  private static final UUID ONE = new UUID(5, 1);
  private static final UUID TWO = new UUID(5, 2);

  private final Cells cells = new Cells();

  static Chance chance(UUID member) {
    Chance own = Run.chance();
    return new Chance() {
      @Override
      public Stamp stamp() {
        return new Stamp(member.getLeastSignificantBits(), own.stamp().low());
      }

      @Override
      public long below(long bound) {
        return 0;
      }
    };
  }

  private static AgreeOnApplication agree(
      UUID member, UUID known, boolean joining, Membership members) {
    return new AgreeOnApplication(known, joining, 0, members, chance(member), Periods.DEFAULT);
  }

  private AgreeOnApplication.Result agree(UUID known) {
    return Run.all(agree(A, known, true, new Membership(A, Timing.DEFAULT)), cells);
  }

  @Test
  void the_first_member_draws_the_id_and_the_others_use_it() {
    assertThat(agree(ONE).session()).isEqualTo(ONE);
    assertThat(agree(TWO).session()).isEqualTo(ONE);
  }

  @Test
  void two_members_that_draw_an_id_at_once_use_the_same_whatever_the_store_says() {
    List<Fate> fates = Arrays.asList(Fate.DONE, Fate.UNHEARD, Fate.LOST, Fate.LATE);
    Choices.all(
        choices -> {
          Cells store = new Cells().then(choices.of(fates), choices.of(fates));
          Membership none = new Membership(A, Timing.DEFAULT);
          Run<AgreeOnApplication.Result> one = new Run<>(agree(A, ONE, true, none), store, 0);
          Run<AgreeOnApplication.Result> two = new Run<>(agree(B, TWO, true, none), store, 0);
          while (!one.isDone() || !two.isDone()) {
            (one.isDone() || (!two.isDone() && choices.flip()) ? two : one).step();
            if (!store.late.isEmpty() && choices.flip()) {
              store.land();
            }
          }
          store.land();
          assertThat(one.result()).isEqualTo(two.result());
          assertThat(one.result().session()).isIn(ONE, TWO);
        });
  }

  @Test
  void C3_after_the_data_was_lost_with_two_of_three_members_all_agree_again() {
    agree(ONE);
    cells.cells.clear();

    assertThat(agree(TWO).session()).isEqualTo(TWO); // a member that starts anew draws an id
    assertThat(agree(ONE).session()).isEqualTo(TWO); // and the survivor replaces its session
    assertThat(agree(TWO).session()).isEqualTo(TWO);
  }

  @Test
  void C3_the_survivors_id_comes_back_when_it_is_the_first_to_look() {
    agree(ONE);
    cells.cells.clear();

    assertThat(agree(ONE).session()).isEqualTo(ONE);
    assertThat(agree(TWO).session()).isEqualTo(ONE);
  }

  @Test
  void a_store_that_does_not_answer_changes_nothing() {
    cells.unreachable = true;
    assertThat(agree(ONE).session()).isNull();
  }

  @Test
  void a_cell_that_a_later_version_wrote_changes_nothing() {
    Cell later = new Cell(new Stamp(1, 1), new byte[] {1}, new byte[0]);
    cells.cells.put(ApplicationCell.KEY, later);

    assertThat(agree(ONE).session()).isNull();
    assertThat(Run.all(new CloseApplication(A, true, chance(A), Periods.DEFAULT), cells)).isFalse();
    assertThat(cells.cells).containsEntry(ApplicationCell.KEY, later);
  }

  @Test
  void C6_the_last_member_that_leaves_removes_everything() {
    LeavingScene scene = new LeavingScene(A);
    Run.all(agree(A, ONE, true, scene.members.get(A)), scene.cells);
    Leaver leaver = scene.leaver(A);
    while (!leaver.done) {
      leaver.step();
    }
    assertThat(leaver.hasRemoved).isTrue();
  }

  @Test
  void one_that_leaves_others_behind_removes_nothing() {
    LeavingScene scene = new LeavingScene(A, B, A);
    Leaver leaver = scene.leaver(A);
    leaver.step();
    leaver.step();
    assertThat(leaver.done).isTrue();
    assertThat(leaver.hasRemoved).isFalse();
  }

  @Test
  void a_member_that_is_only_silent_may_come_back_to_its_sessions() {
    LeavingScene scene = new LeavingScene(A, B, A);
    for (int i = 0; i < 100; i++) {
      scene.beat(A, Stage.MEMBER);
    }
    assertThat(scene.members.get(A).silent(B, 0, scene.now() + 2)).isTrue();
    assertThat(
            new Departure(scene.members.get(A), Timing.DEFAULT, scene.now()).next(scene.now() + 2))
        .isEqualTo(Next.LEAVE);
  }

  @Test
  void C6_of_members_that_leave_at_the_same_time_the_last_one_removes_everything() {
    Choices.some(
        2000,
        choices -> {
          LeavingScene scene = new LeavingScene(A, B, A);
          Run.all(agree(A, ONE, true, scene.members.get(A)), scene.cells);
          Leaver a = scene.leaver(A);
          Leaver b = scene.leaver(B);
          scene.beat(A, Stage.LEAVING);
          scene.beat(B, Stage.LEAVING);
          for (int i = 0; i < 200 && !(a.done && b.done); i++) {
            (a.done || (!b.done && choices.flip()) ? b : a).step();
          }
          assertThat(a.done && b.done).isTrue();
          assertThat(a.hasRemoved ^ b.hasRemoved).isTrue();
        });
  }

  @Test
  void one_that_joins_while_the_last_one_leaves_finds_either_everything_or_nothing() {
    int[] removals = {0, 0};
    Choices.all(
        choices -> {
          LeavingScene scene = new LeavingScene(A);
          Run.all(agree(A, ONE, true, scene.members.get(A)), scene.cells);
          Leaver leaver = scene.leaver(A);
          leaver.removesAtOnce = choices.flip(); // only then the cell is enough to be careful
          scene.beat(A, Stage.LEAVING);
          Run<AgreeOnApplication.Result> join = null;
          AgreeOnApplication.Result joined = null;
          for (int i = 0; i < 40 && !(leaver.done && joined != null); i++) {
            boolean joins = leaver.done || (joined == null && i < 12 && choices.flip());
            if (!joins) {
              leaver.step();
            } else if (join == null) {
              Membership members = scene.beat(B, Stage.JOINING);
              if (leaver.removesAtOnce || !members.isSomebodyLeaving()) {
                join = new Run<>(agree(B, TWO, true, members), scene.cells, 0);
              }
            } else {
              join.step();
              if (join.isDone()) {
                joined = join.result().session() == null ? null : join.result();
                join = null;
              }
            }
          }
          assertThat(leaver.done).isTrue();
          assertThat(joined).isNotNull();
          removals[leaver.hasRemoved ? 1 : 0]++;
          assertThat(joined.session()).isEqualTo(leaver.hasRemoved ? TWO : ONE);
          assertThat(scene.cells.cells).containsKey(ApplicationCell.KEY);
        });
    assertThat(removals[0]).isPositive();
    assertThat(removals[1]).isPositive();
  }

  @Test
  void a_closing_is_taken_back_when_somebody_has_joined_since() {
    LeavingScene scene = new LeavingScene(A);
    Membership members = scene.beat(A, Stage.LEAVING);
    Departure departure = new Departure(members, Timing.DEFAULT, scene.now());
    assertThat(departure.next(scene.now() + 2)).isEqualTo(Next.CLOSE);
    departure.closed();
    scene.beat(B, Stage.JOINING);
    scene.beat(A, Stage.LEAVING);

    assertThat(departure.next(scene.now() + 2)).isEqualTo(Next.REOPEN);
  }

  @Test
  void one_that_died_while_it_removed_the_application_keeps_nobody_out() {
    LeavingScene scene = new LeavingScene(A);
    Run.all(agree(A, ONE, true, scene.members.get(A)), scene.cells);
    Run.all(new CloseApplication(A, true, chance(A), Periods.DEFAULT), scene.cells);
    scene.entries.remove(A);
    Membership members = scene.beat(B, Stage.JOINING);
    assertThat(Run.all(agree(B, TWO, true, members), scene.cells).closing()).isTrue();
    for (int i = 0; i < 100; i++) {
      scene.beat(B, Stage.JOINING);
    }

    Run<AgreeOnApplication.Result> late =
        new Run<>(agree(B, TWO, true, members), scene.cells, scene.now() + 2);
    assertThat(late.toEnd()).isEqualTo(new AgreeOnApplication.Result(ONE, false));
  }

  @Test
  void a_member_that_works_takes_a_closing_back() {
    LeavingScene scene = new LeavingScene(A, B);
    Run.all(agree(A, ONE, true, scene.members.get(A)), scene.cells);
    Run.all(new CloseApplication(A, true, chance(A), Periods.DEFAULT), scene.cells);

    AgreeOnApplication.Result result =
        Run.all(agree(B, ONE, false, scene.members.get(B)), scene.cells);

    assertThat(result).isEqualTo(new AgreeOnApplication.Result(ONE, false));
  }

  @Test
  void one_that_is_cut_off_removes_nothing() {
    Membership alone = new Membership(A, Timing.DEFAULT);
    alone.answered(0, new Roll(false, 0, "g", Map.of(A, new byte[0])), A, 1);
    assertThat(new Departure(alone, Timing.DEFAULT, 2).next(2)).isEqualTo(Next.LEAVE);
  }
}
