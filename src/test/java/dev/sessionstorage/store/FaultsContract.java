// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static dev.sessionstorage.spi.store.Verdict.DONE;
import static dev.sessionstorage.spi.store.Verdict.REFUSED;
import static dev.sessionstorage.spi.store.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.store.Fault.Reach;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Answers that are lost and writes that come late, over a store that itself works. */
abstract class FaultsContract extends StoreCase {

  private FaultyStore faulty(Reach reach, boolean late) {
    return new FaultyStore(one, commit -> new Fault(reach, late));
  }

  private Commit exchange(Cell from, Cell to, Cell born) {
    return new Commit(
        List.of(new Change(otherChild, null, born)),
        new Change(root, from, to),
        Set.of(child),
        null);
  }

  @Test
  void a_write_whose_answer_was_lost_is_repeated_until_it_is_proved() {
    Cell next = cell("root 2");
    Commit commit = change(root, given(root, "root"), next);

    assertThat(write(faulty(Reach.ALL, false), commit)).isEqualTo(UNKNOWN);
    assertThat(write(one, commit)).isEqualTo(DONE);
    assertThat(read(root)).isEqualTo(next);
  }

  @Test
  void a_write_that_was_lost_takes_place_when_it_is_repeated() {
    Cell next = cell("root 2");
    Commit commit = change(root, given(root, "root"), next);

    assertThat(write(faulty(Reach.NOTHING, false), commit)).isEqualTo(UNKNOWN);
    assertThat(write(one, commit)).isEqualTo(DONE);
    assertThat(read(root)).isEqualTo(next);
  }

  @Test
  void a_late_write_changes_nothing_once_the_cell_has_another_stamp() {
    Cell first = given(root, "root");
    FaultyStore faulty = faulty(Reach.NOTHING, true);
    write(faulty, change(root, first, cell("late")));
    Cell fenced = new Cell(newStamp(), first.head(), first.body());
    done(change(root, first, fenced));

    assertThat(faulty.arrive()).isZero();
    assertThat(read(root)).isEqualTo(fenced);
  }

  @Test
  void a_cell_is_not_fenced_once_a_late_write_has_arrived() {
    Cell first = given(root, "root");
    Cell late = cell("late");
    FaultyStore faulty = faulty(Reach.NOTHING, true);
    write(faulty, change(root, first, late));
    faulty.arrive();

    assertThat(write(two, change(root, first, cell("fenced")))).isEqualTo(REFUSED);
    assertThat(write(two, change(root, first, first))).isEqualTo(REFUSED);
    assertThat(read(root)).isEqualTo(late);
  }

  @Test
  void a_late_creation_does_not_replace_what_another_member_has_created() {
    FaultyStore faulty = faulty(Reach.NOTHING, true);
    write(faulty, create(child, cell("late")));
    Cell made = given(child, "made");

    assertThat(faulty.arrive()).isZero();
    assertThat(read(child)).isEqualTo(made);
  }

  @Test
  void a_write_that_arrives_twice_takes_place_once() {
    Cell first = given(root, "root");
    Cell second = cell("root 2");
    FaultyStore faulty = faulty(Reach.ALL, true);
    write(faulty, change(root, first, second));
    Cell third = cell("root 3");
    assertThat(write(two, change(root, second, third))).isEqualTo(DONE);

    assertThat(faulty.arrive()).isZero();
    assertThat(read(root)).isEqualTo(third);
  }

  @Test
  void a_late_removal_does_not_remove_what_was_written_since() {
    Cell first = given(child, "child");
    FaultyStore faulty = faulty(Reach.NOTHING, true);
    write(faulty, change(child, first, null));
    Cell next = cell("child 2");
    done(change(child, first, next));
    faulty.arrive();

    assertThat(read(child)).isEqualTo(next);
  }

  @Test
  void nothing_dies_for_a_late_commit_that_was_fenced() {
    Cell first = given(root, "root");
    Cell alive = given(child, "child");
    FaultyStore faulty = faulty(Reach.NOTHING, true);
    write(faulty, exchange(first, cell("late"), cell("born")));
    Cell fenced = cell("fenced");
    done(change(root, first, fenced));
    faulty.arrive();

    assertThat(read(root)).isEqualTo(fenced);
    assertThat(read(child)).isEqualTo(alive);
  }

  @Test
  void a_commit_that_stopped_after_its_births_is_completed_by_repeating_it() {
    Cell next = cell("root 2");
    Cell born = cell("born");
    Commit commit = exchange(given(root, "root"), next, born);
    given(child, "child");
    write(faulty(Reach.BIRTHS, false), commit);

    assertThat(text(read(root))).isEqualTo("root");
    assertThat(write(two, commit)).isEqualTo(DONE);
    assertThat(look(allGroups).cells()).containsOnlyKeys(root, otherChild);
    assertThat(read(root)).isEqualTo(next);
    assertThat(read(otherChild)).isEqualTo(born);
  }

  @Test
  void a_commit_that_stopped_before_its_deaths_is_completed_by_repeating_it() {
    Commit commit = exchange(given(root, "root"), cell("root 2"), cell("born"));
    given(child, "child");
    write(faulty(Reach.PIVOT, false), commit);

    assertThat(write(two, commit)).isEqualTo(DONE);
    assertThat(look(allGroups).cells()).containsOnlyKeys(root, otherChild);
  }

  @Test
  void a_commit_that_stopped_before_its_deaths_and_was_overtaken_kills_nothing() {
    Cell next = cell("root 2");
    FaultyStore faulty = faulty(Reach.PIVOT, true);
    Commit commit = exchange(given(root, "root"), next, cell("born"));
    given(child, "child");
    write(faulty, commit);
    write(two, commit); // another member's proof, so that the pivot has taken place for certain
    done(change(root, next, cell("root 3")));
    Cell other = given(child.sibling(3), "child 3");

    assertThat(faulty.arrive()).isZero();
    assertThat(text(read(root))).isEqualTo("root 3");
    assertThat(read(child.sibling(3))).isEqualTo(other);
  }

  @Test
  void no_acknowledged_write_is_lost_and_none_comes_back_whatever_goes_wrong() {
    new StoreTorture(List.of(one, two), 4, 400).run();
  }
}
