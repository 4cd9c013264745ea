// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.DeadlockException;
import dev.sessionstorage.SharedObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The thread whose wait would close a ring gets an error at once, and exactly one does. */
public abstract class DeadlockContract extends Contract {
  /** Much less than the lock timeout of 30 seconds. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  /** How a thread that is inside one group enters the next. */
  @FunctionalInterface
  interface Step {
    void into(SharedObject own, SharedObject next) throws Exception;
  }

  /** Lets each thread enter one group and then the next one's; gives who became a victim. */
  private static List<Worker<Void>> ring(List<SharedObject> groups, Step step) {
    CyclicBarrier inside = new CyclicBarrier(groups.size());
    return IntStream.range(0, groups.size())
        .mapToObj(
            number -> {
              SharedObject own = groups.get(number);
              SharedObject next = groups.get((number + 1) % groups.size());
              return Threads.run(
                  () ->
                      own.use(
                          editor -> {
                            editor.put("entered", true);
                            inside.await();
                            step.into(own, next);
                          }));
            })
        .toList();
  }

  private void assertOneVictim(List<SharedObject> groups, Step step) {
    long start = System.nanoTime();
    List<Worker<Void>> workers = ring(groups, step);
    List<Throwable> failures =
        workers.stream().map(Worker::failure).filter(failure -> failure != null).toList();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    assertThat(failures).singleElement().isInstanceOf(DeadlockException.class);
    workers.forEach(
        worker -> assertThat(failures.get(0)).hasMessageContaining(worker.thread().getName()));
    assertThat(groups.stream().filter(group -> group.has("entered")))
        .as("the victim's block changed nothing, the others' blocks did")
        .hasSize(groups.size() - 1);
    groups.forEach(Contract::assertFree);
  }

  private List<SharedObject> groups(int count, int round) {
    return IntStream.range(0, count)
        .mapToObj(number -> newGroup("group" + round + "x" + number, Map.of()))
        .toList();
  }

  @Test
  void a_ring_of_two_has_one_victim() {
    for (int round = 0; round < 20; round++) {
      assertOneVictim(
          groups(2, round), (own, next) -> next.use(editor -> editor.increment("n", 1)));
    }
  }

  @Test
  void a_ring_of_four_has_one_victim() {
    for (int round = 0; round < 10; round++) {
      assertOneVictim(
          groups(4, round), (own, next) -> next.use(editor -> editor.increment("n", 1)));
    }
  }

  @Test
  void waits_with_a_bound_close_rings_too() {
    for (int round = 0; round < 10; round++) {
      assertOneVictim(
          groups(3, round),
          (own, next) -> next.use(Duration.ofSeconds(20), editor -> editor.increment("n", 1)));
    }
  }

  @Test
  void rings_reach_across_sessions_and_nested_blocks() {
    SharedObject other = sessions.open("someone else").storage();

    assertOneVictim(
        List.of(storage, other, sessions.application()),
        (own, next) -> own.use(again -> next.use(editor -> editor.increment("n", 1))));
  }

  @Test
  void joining_closes_rings_too() {
    for (int round = 0; round < 10; round++) {
      List<SharedObject> tops = List.of(SharedObject.of(), SharedObject.of(), SharedObject.of());

      assertOneVictim(tops, (own, next) -> own.use(editor -> editor.put("next", next)));
    }
  }

  @Test
  void the_error_names_the_groups_and_what_to_do() {
    List<SharedObject> groups = groups(2, 0);

    Throwable victim =
        ring(groups, (own, next) -> next.use(editor -> editor.put("n", 1))).stream()
            .map(Worker::failure)
            .filter(failure -> failure != null)
            .findAny()
            .orElseThrow();

    assertThat(victim)
        .hasMessageMatching("(?s).*group0x[01].*")
        .hasMessageContaining(session.id().abbreviated())
        .hasMessageContaining("order");
    assertThat(victim.getMessage()).doesNotContain(session.id().toString());
  }

  @Test
  void a_victim_that_catches_the_error_goes_on_and_the_others_follow() throws Exception {
    for (int round = 0; round < 10; round++) {
      List<SharedObject> groups = groups(2, round);
      AtomicInteger caught = new AtomicInteger();

      List<Worker<Void>> workers =
          ring(
              groups,
              (own, next) -> {
                try {
                  next.use(editor -> editor.increment("n", 1));
                } catch (DeadlockException victim) {
                  caught.incrementAndGet();
                  own.use(editor -> editor.put("victim", true));
                }
              });
      for (Worker<Void> worker : workers) {
        worker.result();
      }

      assertThat(caught).hasValue(1);
      assertThat(groups.stream().filter(group -> group.has("victim") && group.has("n"))).hasSize(1);
      assertThat(groups).allMatch(group -> group.has("entered"));
    }
  }

  @Test
  void a_chain_that_is_no_ring_has_no_victim() throws Exception {
    List<SharedObject> groups = groups(3, 0);
    Hold holder = hold(groups.get(2));
    List<Worker<Void>> waiting = new ArrayList<>();
    for (int number = 1; number >= 0; number--) {
      SharedObject own = groups.get(number);
      SharedObject next = groups.get(number + 1);
      waiting.add(
          Threads.run(() -> own.use(outer -> next.use(inner -> inner.increment("n", 1))))
              .untilItWaits());
    }

    holder.release();
    for (Worker<Void> worker : waiting) {
      worker.result();
    }

    assertThat(groups.get(1).get("n")).isEqualTo(1L);
    assertThat(groups.get(2).get("n")).isEqualTo(1L);
  }

  @Test
  void every_ring_of_a_busy_crowd_is_broken() throws Exception {
    List<SharedObject> groups = groups(3, 0);
    AtomicInteger seed = new AtomicInteger();
    AtomicInteger[] expected = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
    Threads.Task crowd =
        () -> {
          int first = Math.floorMod(seed.incrementAndGet(), 3);
          int second = (first + 1 + seed.get() % 2) % 3;
          try {
            groups
                .get(first)
                .use(outer -> groups.get(second).use(inner -> inner.increment("n", 1)));
            expected[second].incrementAndGet();
          } catch (DeadlockException victim) {
            assertThat(victim).hasMessageContaining(Thread.currentThread().getName());
          }
        };

    Threads.stress(crowd, crowd, crowd, crowd);

    for (int i = 0; i < 3; i++) {
      assertThat(groups.get(i).getOrDefault("n", 0)).isEqualTo(expected[i].get());
    }
  }
}
