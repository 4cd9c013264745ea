// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static dev.sessionstorage.spi.store.Verdict.DONE;
import static dev.sessionstorage.spi.store.Verdict.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Scan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What records are found by follows them, and notes of their use only raise it. */
abstract class IndexContract extends StoreCase {
  private static final Index ALICE = new Index("alice", 1000, 2000);

  private void touch(long used, long deadline) {
    one.touch(Map.of(session, new Index(null, used, deadline)));
  }

  private static Scan of(String user) {
    return new Scan.User(user);
  }

  private static Scan due(long clock) {
    return new Scan.Due(clock);
  }

  /** All that the members are told together. */
  private boolean isDue(long clock) {
    return sessions(one, due(clock)).contains(session)
        || sessions(two, due(clock)).contains(session);
  }

  @Test
  void a_session_is_found_by_its_user() {
    givenRecord(session, ALICE);
    givenRecord(UUID.randomUUID(), new Index("bob", 1000, 2000));
    givenRecord(UUID.randomUUID(), new Index(null, 1000, 2000));

    assertThat(sessions(two, of("alice"))).containsExactly(session);
  }

  @Test
  void names_of_users_are_compared_exactly() {
    for (String name : List.of("Alice", "alice ", "älice", "a'lice%_*\"\\", "", "a".repeat(255))) {
      UUID id = UUID.randomUUID();
      givenRecord(id, new Index(name, 1000, 2000));

      assertThat(sessions(two, of(name))).as(name).containsExactly(id);
    }
    assertThat(sessions(two, of("alice"))).isEmpty();
    assertThat(sessions(two, of("a%"))).isEmpty();
  }

  @Test
  void a_session_that_changes_its_user_is_found_by_the_new_one_only() {
    Cell made = givenRecord(session, ALICE);
    Index bob = new Index("bob", 1000, 2000);

    assertThat(write(two, indexed(record, made, cell("record 2"), bob))).isEqualTo(DONE);

    assertThat(sessions(one, of("alice"))).isEmpty();
    assertThat(sessions(one, of("bob"))).containsExactly(session);
    assertThat(index(session)).isEqualTo(bob);
  }

  @Test
  void a_session_that_has_no_user_any_more_is_not_found_by_one() {
    Cell made = givenRecord(session, ALICE);
    done(indexed(record, made, cell("record 2"), new Index(null, 1000, 2000)));

    assertThat(sessions(two, of("alice"))).isEmpty();
  }

  @Test
  void a_removed_record_is_not_found_any_more() {
    Cell made = givenRecord(session, ALICE);
    done(change(record, made, null));

    assertThat(sessions(two, of("alice"))).isEmpty();
    assertThat(isDue(Long.MAX_VALUE)).isFalse();
    assertThat(index(session)).isNull();
  }

  @Test
  void a_commit_without_an_index_leaves_it() {
    Cell made = givenRecord(session, ALICE);
    done(change(record, made, cell("record 2")));

    assertThat(index(session)).isEqualTo(ALICE);
  }

  @Test
  void a_commit_of_a_group_may_set_the_index_of_its_record() {
    givenRecord(session, ALICE);
    Index later = new Index("alice", 3000, 4000);
    done(indexed(root, null, cell("root"), later));

    assertThat(index(session)).isEqualTo(later);
  }

  @Test
  void a_refused_commit_leaves_the_index_or_raises_its_times() {
    Cell made = givenRecord(session, ALICE);
    done(change(record, made, cell("record 2")));
    Index bob = new Index("bob", 3000, 4000);

    assertThat(write(two, indexed(record, made, cell("rival"), bob))).isEqualTo(REFUSED);

    Index raised = new Index("alice", 3000, 4000);
    assertThat(index(session))
        .isIn(one.traits().atomic() ? List.of(ALICE) : List.of(ALICE, raised));
    assertThat(sessions(two, of("bob"))).isEmpty();
    assertThat(sessions(two, of("alice"))).containsExactly(session);
  }

  @Test
  void a_refused_commit_does_not_bring_the_deadline_forward() {
    Cell made = givenRecord(session, ALICE);
    done(change(record, made, cell("record 2")));
    Change end = new Change(record, made, cell("tombstone"));
    Commit refused = new Commit(List.of(), end, Set.of(allGroups), new Index(null, 1000, 1500));

    assertThat(write(two, refused)).isEqualTo(REFUSED);
    assertThat(index(session)).isEqualTo(ALICE);
  }

  @Test
  void a_commit_may_bring_the_deadline_forward() {
    Cell made = givenRecord(session, ALICE);
    Index tombstone = new Index(null, 1000, 1500);
    Change end = new Change(record, made, cell("tombstone"));
    done(new Commit(List.of(), end, Set.of(allGroups), tombstone));

    assertThat(index(session)).isEqualTo(tombstone);
    assertThat(isDue(1501)).isTrue();
  }

  @Test
  void a_use_raises_both_times() {
    givenRecord(session, ALICE);
    touch(5000, 6000);

    assertThat(index(session)).isEqualTo(new Index("alice", 5000, 6000));
    assertThat(isDue(2001)).isFalse();
    assertThat(isDue(6001)).isTrue();
  }

  @Test
  void a_use_that_comes_late_lowers_neither_time() {
    givenRecord(session, ALICE);
    touch(500, 600);

    assertThat(index(session)).isEqualTo(ALICE);
  }

  @Test
  void each_time_is_raised_by_itself() {
    givenRecord(session, ALICE);
    touch(5000, 600);
    assertThat(index(session)).isEqualTo(new Index("alice", 5000, 2000));
    touch(500, 6000);
    assertThat(index(session)).isEqualTo(new Index("alice", 5000, 6000));
  }

  @Test
  void a_use_that_is_heard_of_after_the_end_puts_nothing_off() {
    Cell made = givenRecord(session, ALICE);
    Index tombstone = new Index(null, Index.ENDED, 1500);
    Change end = new Change(record, made, cell("tombstone"));
    done(new Commit(List.of(), end, Set.of(allGroups), tombstone));
    touch(5000, 6000);

    assertThat(index(session)).isEqualTo(tombstone);
    assertThat(isDue(1501)).isTrue();
  }

  @Test
  void a_use_leaves_the_user_as_it_is() {
    givenRecord(session, ALICE);
    one.touch(Map.of(session, new Index("mallory", 5000, 6000)));

    assertThat(index(session)).isEqualTo(new Index("alice", 5000, 6000));
    assertThat(sessions(two, of("mallory"))).isEmpty();
  }

  @Test
  void a_use_of_a_session_that_is_not_there_makes_none() {
    given(root, "a group alone is no session");
    UUID known = UUID.randomUUID();
    givenRecord(known, ALICE);
    Index use = new Index("alice", 5000, 6000);
    one.touch(Map.of(session, use, UUID.randomUUID(), use, known, use));

    assertThat(index(session)).isNull();
    assertThat(sessions(two, of("alice"))).containsExactly(known);
    assertThat(sessions(two, new Scan.Records())).containsExactly(known);
    assertThat(isDue(Long.MAX_VALUE)).isFalse();
    assertThat(index(known)).isEqualTo(use);
  }

  @Test
  void a_deadline_has_passed_when_it_is_earlier() {
    givenRecord(session, ALICE);

    assertThat(isDue(2000)).isFalse();
    assertThat(isDue(2001)).isTrue();
  }

  @Test
  void a_session_without_a_deadline_is_never_due() {
    givenRecord(session, new Index("alice", 1000, Long.MAX_VALUE));

    assertThat(isDue(Long.MAX_VALUE)).isFalse();
  }
}
