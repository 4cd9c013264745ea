// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages of keys: each key that stays is listed once. */
abstract class ScanContract extends StoreCase {
  private static final Scan RECORDS = new Scan.Records();

  private List<Key> givenRecords(int count) {
    return Stream.generate(UUID::randomUUID)
        .limit(count)
        .peek(id -> givenRecord(id, new Index("alice", 1, 2)))
        .map(id -> new Key(id, Key.RECORD))
        .toList();
  }

  @Test
  void all_records_are_listed_and_nothing_else() {
    List<Key> records = givenRecords(5);
    given(root, "root");
    given(records.get(0).sibling(3), "child");

    assertThat(scan(two, RECORDS, 100)).containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  void an_empty_store_lists_nothing() {
    assertThat(two.scan(RECORDS, null, 10)).isEmpty();
    assertThat(two.scan(new Scan.User("alice"), null, 10)).isEmpty();
    assertThat(two.scan(new Scan.Due(Long.MAX_VALUE), null, 10)).isEmpty();
    assertThat(two.scan(new Scan.Groups(), null, 10)).isEmpty();
  }

  @Test
  void a_page_is_as_long_as_wanted_until_the_end() {
    givenRecords(5);

    List<Key> first = two.scan(RECORDS, null, 3);
    List<Key> second = two.scan(RECORDS, first.get(2), 3);

    assertThat(first).hasSize(3);
    assertThat(second).hasSize(2);
    assertThat(two.scan(RECORDS, second.get(1), 3)).isEmpty();
  }

  @Test
  void pages_of_any_size_give_each_record_once() {
    List<Key> records = givenRecords(10);

    for (int page : new int[] {1, 2, 3, 5, 10, 11}) {
      assertThat(scan(two, RECORDS, page)).containsExactlyInAnyOrderElementsOf(records);
    }
  }

  @Test
  void every_member_lists_in_the_same_order_each_time() {
    givenRecords(10);

    assertThat(scan(two, RECORDS, 3)).isEqualTo(scan(one, RECORDS, 10));
  }

  @Test
  void pages_of_a_users_sessions_give_each_once() {
    List<Key> records = givenRecords(7);

    assertThat(scan(two, new Scan.User("alice"), 2)).containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  void pages_of_due_sessions_give_each_to_some_member() {
    List<Key> records = givenRecords(7);
    List<Key> found = new ArrayList<>(scan(one, new Scan.Due(3), 2));
    found.addAll(scan(two, new Scan.Due(3), 2));

    assertThat(found).containsAll(records);
  }

  @Test
  void a_scan_goes_on_behind_a_key_that_is_gone() {
    givenRecords(9);
    List<Key> first = two.scan(RECORDS, null, 4);
    List<Key> rest = two.scan(RECORDS, first.get(3), 10);
    for (Key key : first) {
      Cell there = read(key);
      done(change(key, there, null));
    }

    assertThat(two.scan(RECORDS, first.get(3), 10)).isEqualTo(rest);
  }

  @Test
  void sessions_that_come_during_a_scan_hide_no_others() {
    List<Key> before = givenRecords(10);
    List<Key> found = new ArrayList<>(two.scan(RECORDS, null, 4));
    givenRecords(10);
    List<Key> page = two.scan(RECORDS, found.get(3), 4);
    while (!page.isEmpty()) {
      found.addAll(page);
      page = two.scan(RECORDS, page.get(page.size() - 1), 4);
    }

    assertThat(found).containsAll(before).doesNotHaveDuplicates();
  }

  @Test
  void groups_are_listed_if_commits_may_leave_orphans() {
    givenRecords(2);
    List<Key> groups = List.of(root, child, new Key(UUID.randomUUID(), 7));
    groups.forEach(key -> given(key, "group"));

    List<Key> found = scan(two, new Scan.Groups(), 2);

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(one.traits().atomic() ? List.of() : groups);
  }
}
