// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Look;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A look gives what there is, and the index beside the record. */
abstract class ReadingContract extends StoreCase {

  @Test
  void nothing_is_read_where_nothing_is() {
    Look look = look(record, root, child, allGroups);

    assertThat(look.cells()).isEmpty();
    assertThat(look.indexes()).isEmpty();
  }

  @Test
  void several_cells_are_read_at_once() {
    Cell first = given(root, "root");
    Cell second = given(child, "child");

    assertThat(look(root, child, otherChild).cells())
        .containsExactlyInAnyOrderEntriesOf(Map.of(root, first, child, second));
  }

  @Test
  void bodies_are_left_out_where_they_are_not_wanted() {
    Cell made = given(child, "child");

    assertThat(two.read(Set.of(child), false).cells().get(child))
        .isEqualTo(new Cell(made.stamp(), made.head(), new byte[0]));
  }

  @Test
  void one_key_stands_for_all_groups_but_not_for_the_record() {
    givenRecord(session, new Index(null, 1, 2));
    Cell first = given(root, "root");
    Cell second = given(child, "child");

    Look look = look(allGroups);

    assertThat(look.cells()).containsExactlyInAnyOrderEntriesOf(Map.of(root, first, child, second));
    assertThat(look.indexes()).isEmpty();
  }

  @Test
  void all_groups_are_read_beside_the_record() {
    Cell kept = givenRecord(session, new Index("alice", 1, 2));
    Cell first = given(root, "root");

    Look look = look(record, allGroups);

    assertThat(look.cells()).containsExactlyInAnyOrderEntriesOf(Map.of(record, kept, root, first));
    assertThat(look.indexes()).containsOnly(Map.entry(session, new Index("alice", 1, 2)));
  }

  @Test
  void the_clock_does_not_go_back_by_more_than_its_skew() {
    long first = one.read(Set.of(root), false).clock();
    long second = two.read(Set.of(root), false).clock();

    assertThat(second).isGreaterThanOrEqualTo(first - one.traits().clockSkew().toMillis());
  }
}
