// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static dev.sessionstorage.spi.store.Verdict.DONE;
import static dev.sessionstorage.spi.store.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The pivot decides: births come with it, deaths after it, and nothing dies for a refused one. */
abstract class CommitContract extends StoreCase {

  /** Changes the first level: the second child comes, the first one goes. */
  private Commit exchange(@Nullable Cell from, Cell to, Cell born) {
    return new Commit(
        List.of(new Change(otherChild, null, born)),
        new Change(root, from, to),
        Set.of(child),
        null);
  }

  @Test
  void births_pivot_and_deaths_take_place_together() {
    Cell first = given(root, "root");
    given(child, "child");
    Cell second = cell("root 2");
    Cell born = cell("born");

    assertThat(write(two, exchange(first, second, born))).isEqualTo(DONE);

    assertThat(read(one, root)).isEqualTo(second);
    assertThat(read(one, otherChild)).isEqualTo(born);
    assertThat(read(one, child)).isNull();
  }

  @Test
  void nothing_dies_for_a_refused_pivot() {
    Cell first = given(root, "root");
    Cell alive = given(child, "child");
    done(change(root, first, cell("rival")));

    assertThat(write(two, exchange(first, cell("root 2"), cell("born")))).isEqualTo(REFUSED);
    assertThat(read(child)).isEqualTo(alive);
  }

  @Test
  void a_refused_pivot_leaves_no_births_or_only_what_the_root_does_not_mention() {
    Cell first = given(root, "root");
    Cell rival = cell("rival");
    done(change(root, first, rival));
    Cell born = cell("born");

    assertThat(write(two, exchange(first, cell("root 2"), born))).isEqualTo(REFUSED);

    assertThat(read(root)).isEqualTo(rival);
    if (one.traits().atomic()) {
      assertThat(read(otherChild)).isNull();
    } else {
      assertThat(read(otherChild)).isIn(born, null);
    }
  }

  @Test
  void a_birth_that_is_there_already_refuses_the_commit() {
    Cell first = given(root, "root");
    Cell alive = given(child, "child");
    Cell rival = given(otherChild, "rival");

    assertThat(write(two, exchange(first, cell("root 2"), cell("born")))).isEqualTo(REFUSED);

    assertThat(read(root)).isEqualTo(first);
    assertThat(read(child)).isEqualTo(alive);
    assertThat(read(otherChild)).isEqualTo(rival);
  }

  @Test
  void a_cell_that_is_not_there_may_die() {
    Cell first = given(root, "root");

    assertThat(write(two, exchange(first, cell("root 2"), cell("born")))).isEqualTo(DONE);
  }

  @Test
  void a_whole_commit_may_be_repeated() {
    Cell second = cell("root 2");
    Cell born = cell("born");
    Commit commit = exchange(given(root, "root"), second, born);
    done(commit);

    assertThat(write(two, commit)).isEqualTo(DONE);
    assertThat(read(root)).isEqualTo(second);
    assertThat(read(otherChild)).isEqualTo(born);
  }

  @Test
  void repeating_a_commit_leaves_children_that_have_changed_since() {
    Cell born = cell("born");
    Commit commit = exchange(given(root, "root"), cell("root 2"), born);
    done(commit);
    Cell grown = cell("grown");
    assertThat(write(two, change(otherChild, born, grown))).isEqualTo(DONE);

    assertThat(write(one, commit)).isEqualTo(DONE);
    assertThat(read(otherChild)).isEqualTo(grown);
  }

  @Test
  void a_new_session_comes_as_a_whole() {
    Cell top = cell("root");
    Index index = new Index("alice", 10, 20);
    Cell made = cell("record");
    done(
        new Commit(
            List.of(new Change(root, null, top)), new Change(record, null, made), Set.of(), index));

    assertThat(read(record)).isEqualTo(made);
    assertThat(read(root)).isEqualTo(top);
    assertThat(index(session)).isEqualTo(index);
  }

  @Test
  void all_groups_of_an_ended_session_die_and_its_record_stays() {
    Cell made = givenRecord(session, new Index(null, 1, 2));
    given(root, "root");
    given(child, "child");
    Cell tombstone = cell("tombstone");
    Key stranger = new Key(java.util.UUID.randomUUID(), Key.ROOT);
    Cell alive = given(stranger, "of another session");
    Change end = new Change(record, made, tombstone);

    assertThat(write(two, new Commit(List.of(), end, Set.of(allGroups), null))).isEqualTo(DONE);

    assertThat(read(record)).isEqualTo(tombstone);
    assertThat(look(allGroups).cells()).isEmpty();
    assertThat(read(stranger)).isEqualTo(alive);
  }

  @Test
  void a_session_whose_end_is_refused_keeps_its_groups() {
    Cell made = givenRecord(session, new Index(null, 1, 2));
    Cell top = given(root, "root");
    done(change(record, made, cell("record 2")));
    Change end = new Change(record, made, cell("tombstone"));

    assertThat(write(two, new Commit(List.of(), end, Set.of(allGroups), null))).isEqualTo(REFUSED);
    assertThat(read(root)).isEqualTo(top);
  }
}
