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
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Members that write and read at the same time. */
abstract class RacesContract extends StoreCase {
  private static final int ROUNDS = 30;
  private static final int THREADS = 8;
  private static final int INCREMENTS = 15;

  private static List<Verdict> race(Store one, Commit first, Store two, Commit second) {
    CyclicBarrier start = new CyclicBarrier(2);
    return Parallel.run(
        List.of(
            () -> {
              start.await();
              return write(one, first);
            },
            () -> {
              start.await();
              return write(two, second);
            }));
  }

  @Test
  void one_of_two_members_that_change_a_cell_wins() {
    Cell present = given(root, "root");
    for (int i = 0; i < ROUNDS; i++) {
      Cell first = cell("one " + i);
      Cell second = cell("two " + i);

      assertThat(race(one, change(root, present, first), two, change(root, present, second)))
          .containsExactlyInAnyOrder(DONE, REFUSED);

      present = read(root);
      assertThat(present).isIn(first, second);
    }
  }

  @Test
  void one_of_two_members_that_create_a_cell_wins() {
    for (int i = 0; i < ROUNDS; i++) {
      Key key = child.sibling(10 + i);

      assertThat(race(one, create(key, cell("one")), two, create(key, cell("two"))))
          .containsExactlyInAnyOrder(DONE, REFUSED);
    }
  }

  @Test
  void a_cell_is_either_changed_or_removed() {
    for (int i = 0; i < ROUNDS; i++) {
      Key key = child.sibling(10 + i);
      Cell made = given(key, "child");
      Cell next = cell("child 2");

      List<Verdict> verdicts = race(one, change(key, made, next), two, change(key, made, null));

      assertThat(verdicts).containsExactlyInAnyOrder(DONE, REFUSED);
      assertThat(read(key)).isEqualTo(verdicts.get(0) == DONE ? next : null);
    }
  }

  @Test
  void one_of_two_commits_with_the_same_birth_wins() {
    for (int i = 0; i < ROUNDS; i++) {
      Cell mine = cell("mine");
      Cell theirs = cell("theirs");
      Key born = child.sibling(1000 + i);
      Cell present = given(child.sibling(2000 + i), "first");
      Change pivot = new Change(child.sibling(2000 + i), present, cell("one"));
      Change rival = new Change(child.sibling(2000 + i), present, cell("two"));

      List<Verdict> verdicts = race(one, birth(born, mine, pivot), two, birth(born, theirs, rival));

      assertThat(verdicts).doesNotContain(Verdict.UNKNOWN).isNotEqualTo(List.of(DONE, DONE));
      if (one.traits().atomic()) {
        assertThat(verdicts).contains(DONE);
      }
      if (verdicts.contains(DONE)) {
        assertThat(read(born)).isEqualTo(verdicts.get(0) == DONE ? mine : theirs);
      }
    }
  }

  private static Commit birth(Key key, Cell cell, Change pivot) {
    return new Commit(List.of(new Change(key, null, cell)), pivot, Set.of(), null);
  }

  @Test
  void increments_of_many_threads_on_two_members_add_up() {
    done(create(root, number(0)));
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Store mine = i % 2 == 0 ? one : two;
      tasks.add(
          () -> {
            for (int n = 0; n < INCREMENTS; n++) {
              increment(mine);
            }
            return true;
          });
    }
    Parallel.run(tasks);

    assertThat(text(read(root))).isEqualTo(Integer.toString(THREADS * INCREMENTS));
  }

  private void increment(Store store) {
    Cell seen = present(store, root);
    while (write(store, change(root, seen, number(numberIn(seen) + 1))) != DONE) {
      seen = present(store, root);
    }
  }

  private static Cell present(Store store, Key key) {
    Cell cell = read(store, key);
    if (cell == null) {
      throw new AssertionError("The cell is gone");
    }
    return cell;
  }

  @Test
  void readers_see_whole_commits_of_an_atomic_store() {
    done(create(root, number(0)));
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch looking = new CountDownLatch(1);
    List<String> torn = new ArrayList<>();
    Parallel.run(
        List.of(
            () -> {
              looking.await();
              try {
                return grow();
              } finally {
                ended.set(true);
              }
            },
            () -> {
              while (!ended.get()) {
                Map<Key, Cell> seen = two.read(Set.of(allGroups), true).cells();
                looking.countDown();
                if (seen.size() != numberIn(seen.get(root)) + 1) {
                  torn.add(seen.keySet() + " at " + text(seen.get(root)));
                }
              }
              return true;
            }));

    // elsewhere a birth is there before the root mentions it, and a look may be of several moments
    assertThat(one.traits().atomic() ? torn : List.of()).isEmpty();
    assertThat(look(allGroups).cells()).hasSize(1 + THREADS * INCREMENTS);
  }

  /** The root counts its children, of which each commit makes one. */
  private boolean grow() {
    Cell present = present(one, root);
    for (int i = 1; i <= THREADS * INCREMENTS; i++) {
      Cell next = number(i);
      done(birth(child.sibling(i), cell("child"), new Change(root, present, next)));
      present = next;
    }
    return true;
  }

  @Test
  void readers_see_no_cell_older_than_one_that_they_saw() {
    done(create(root, number(0)));
    AtomicBoolean ended = new AtomicBoolean();
    List<Long> seen = new ArrayList<>();
    Parallel.run(
        List.of(
            () -> {
              for (int i = 0; i < THREADS * INCREMENTS; i++) {
                increment(one);
              }
              ended.set(true);
              return true;
            },
            () -> {
              while (!ended.get()) {
                seen.add(numberIn(present(two, root)));
              }
              return true;
            }));

    assertThat(seen).isSorted();
  }

  @Test
  void uses_and_commits_of_one_session_do_not_undo_each_other() {
    @Nullable Cell[] present = {givenRecord(session, new Index("alice", 0, 0))};
    Parallel.run(
        List.of(
            () -> {
              for (int i = 1; i <= THREADS * INCREMENTS; i++) {
                two.touch(Map.of(session, new Index(null, i, i)));
              }
              return true;
            },
            () -> {
              for (int i = 0; i < THREADS * INCREMENTS; i++) {
                Cell next = cell("record " + i);
                done(change(record, present[0], next));
                present[0] = next;
              }
              return true;
            }));

    long last = THREADS * INCREMENTS;
    assertThat(index(session)).isEqualTo(new Index("alice", last, last));
    assertThat(read(record)).isEqualTo(present[0]);
    assertThat(sessions(two, new Scan.User("alice"))).containsExactly(session);
  }
}
