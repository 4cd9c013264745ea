// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static dev.sessionstorage.spi.store.Verdict.DONE;
import static dev.sessionstorage.spi.store.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A single cell is replaced if nobody else has written it: its stamp says so, and nothing else. */
abstract class WritingContract extends StoreCase {

  @Test
  void a_new_cell_is_there_for_every_member() {
    Cell made = given(child, "first");

    assertThat(read(one, child)).isEqualTo(made);
    assertThat(read(two, child)).isEqualTo(made);
  }

  @Test
  void a_cell_that_is_there_is_not_created_again() {
    Cell made = given(child, "first");

    assertThat(write(two, create(child, cell("second")))).isEqualTo(REFUSED);
    assertThat(read(child)).isEqualTo(made);
  }

  @Test
  void a_cell_is_replaced_by_another_member() {
    Cell made = given(child, "first");
    Cell next = cell("second");

    assertThat(write(two, change(child, made, next))).isEqualTo(DONE);
    assertThat(read(one, child)).isEqualTo(next);
  }

  @Test
  void a_change_is_refused_once_another_member_has_written() {
    Cell made = given(child, "first");
    Cell next = cell("second");
    done(change(child, made, next));

    assertThat(write(two, change(child, made, cell("rival")))).isEqualTo(REFUSED);
    assertThat(read(child)).isEqualTo(next);
  }

  @Test
  void bytes_that_are_back_do_not_make_an_old_stamp_valid() {
    Cell made = given(child, "same");
    Cell again = new Cell(newStamp(), made.head(), made.body());
    done(change(child, made, again));

    assertThat(write(two, change(child, made, cell("rival")))).isEqualTo(REFUSED);
    assertThat(read(child)).isEqualTo(again);
  }

  @Test
  void a_cell_that_is_gone_is_not_changed() {
    Cell made = given(child, "first");
    done(change(child, made, null));

    assertThat(write(two, change(child, made, cell("second")))).isEqualTo(REFUSED);
    assertThat(read(child)).isNull();
  }

  @Test
  void a_removed_cell_is_gone_for_every_member() {
    Cell made = given(child, "first");

    assertThat(write(two, change(child, made, null))).isEqualTo(DONE);
    assertThat(read(one, child)).isNull();
  }

  @Test
  void a_cell_that_another_member_has_written_is_not_removed() {
    Cell made = given(child, "first");
    Cell next = cell("second");
    done(change(child, made, next));

    assertThat(write(two, change(child, made, null))).isEqualTo(REFUSED);
    assertThat(read(child)).isEqualTo(next);
  }

  @Test
  void a_cell_may_be_written_as_it_is() {
    Cell made = given(child, "first");

    assertThat(write(two, change(child, made, made))).isEqualTo(DONE);
    assertThat(read(child)).isEqualTo(made);
  }

  @Test
  void what_another_member_has_written_is_no_more_to_be_written_as_it_was() {
    Cell made = given(child, "first");
    Cell next = cell("second");
    done(change(child, made, next));

    assertThat(write(two, change(child, made, made))).isEqualTo(REFUSED);
    assertThat(read(child)).isEqualTo(next);
  }

  @Test
  void writing_a_cell_as_it_was_does_not_bring_it_back() {
    Cell made = given(child, "first");
    done(change(child, made, null));

    assertThat(write(two, change(child, made, made))).isEqualTo(REFUSED);
    assertThat(read(child)).isNull();
  }

  @Test
  void a_creation_may_be_repeated() {
    Commit creation = create(child, cell("first"));
    done(creation);

    assertThat(write(one, creation)).isEqualTo(DONE);
    assertThat(write(two, creation)).isEqualTo(DONE);
  }

  @Test
  void a_change_may_be_repeated() {
    Cell next = cell("second");
    Commit change = change(child, given(child, "first"), next);
    done(change);

    assertThat(write(one, change)).isEqualTo(DONE);
    assertThat(read(child)).isEqualTo(next);
  }

  @Test
  void a_removal_may_be_repeated() {
    Commit removal = change(child, given(child, "first"), null);
    done(removal);

    assertThat(write(one, removal)).isEqualTo(DONE);
    assertThat(read(child)).isNull();
  }

  @Test
  void a_change_is_not_done_again_after_another_member_has_written() {
    Cell next = cell("second");
    Commit change = change(child, given(child, "first"), next);
    done(change);
    Cell last = cell("third");
    assertThat(write(two, change(child, next, last))).isEqualTo(DONE);

    assertThat(write(one, change)).isEqualTo(REFUSED);
    assertThat(read(child)).isEqualTo(last);
  }

  @Test
  void a_refusal_tells_of_nothing_but_what_is_there() {
    Cell made = given(child, "first");

    Written written = two.write(create(child, cell("rival")));

    assertThat(written.seen()).isIn(Map.of(), Map.of(child, made));
  }

  @Test
  void a_body_that_stays_may_be_the_same_array() {
    Cell made = given(child, "body");
    Cell next = new Cell(newStamp(), new byte[] {1, 2}, made.body());

    assertThat(write(one, change(child, made, next))).isEqualTo(DONE);
    assertThat(read(child)).isEqualTo(next);
  }

  @Test
  void bytes_are_kept_as_they_are() {
    byte[] head = new byte[300];
    byte[] body = new byte[1 << 20];
    new Random(1).nextBytes(head);
    new Random(2).nextBytes(body);
    Cell large = new Cell(newStamp(), head, body);
    Cell empty = new Cell(newStamp(), new byte[0], new byte[0]);
    done(create(child, large));
    done(create(otherChild, empty));

    assertThat(read(child)).isEqualTo(large);
    assertThat(read(otherChild)).isEqualTo(empty);
  }

  @Test
  void cells_of_other_numbers_and_sessions_stay_apart() {
    Cell made = given(child, "first");
    Key far = child.sibling(Long.MAX_VALUE);
    Cell last = given(far, "last");
    given(new Key(java.util.UUID.randomUUID(), 1), "of another session");

    assertThat(read(child)).isEqualTo(made);
    assertThat(read(far)).isEqualTo(last);
    assertThat(read(root)).isNull();
  }

  @Test
  void an_interrupted_thread_gets_a_verdict_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    Cell made = cell("first");
    Verdict verdict = write(one, create(child, made));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(read(child)).isIn(verdict == DONE ? new Cell[] {made} : new Cell[] {made, null});
  }
}
