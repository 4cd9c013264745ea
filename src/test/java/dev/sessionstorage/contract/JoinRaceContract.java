// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.DeadlockException;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Joins, and joins that are undone, among threads that read, write and join as well. */
public abstract class JoinRaceContract extends Contract {
  private SharedObject top;
  private final SharedObject part = SharedObject.of("n", 0);
  private final SharedObject free = SharedObject.of("n", 0, "part", part);

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
  }

  @RepeatedTest(3)
  void no_increment_is_lost_while_groups_join_and_joins_are_undone() throws Exception {
    AtomicLong expected = new AtomicLong();
    AtomicInteger inside = new AtomicInteger();
    Threads.Task increment =
        () -> {
          part.use(
              editor -> {
                assertThat(inside.incrementAndGet()).isOne();
                editor.increment("n", 1);
                inside.decrementAndGet();
              });
          expected.incrementAndGet();
        };
    Threads.Task joinAndUndo =
        () ->
            failing(
                top,
                editor -> {
                  editor.put("free", free);
                  assertThat(inside.incrementAndGet()).isOne();
                  part.use(inner -> inner.put("n", -1));
                  inside.decrementAndGet();
                });
    Threads.Task reader = () -> assertThat(part.get("n", Long.class)).isNotNegative();

    Threads.stress(increment, increment, joinAndUndo, joinAndUndo, reader);
    top.use(editor -> editor.put("free", free));

    assertThat(top.object("free").object("part").get("n")).isEqualTo(expected.get());
  }

  @Test
  void of_a_storage_and_a_group_that_race_for_one_object_one_wins() throws Exception {
    for (int round = 0; round < 300; round++) {
      String name = "round" + round;
      SharedObject prize = SharedObject.of("n", 0);
      SharedObject group = SharedObject.of();
      AtomicInteger lost = new AtomicInteger();

      Threads.race(
          3,
          number -> {
            try {
              switch (number) {
                case 0 -> storage.use(editor -> editor.put(name, prize));
                case 1 -> group.use(editor -> editor.put(name, prize));
                default -> prize.use(editor -> editor.increment("n", 1));
              }
            } catch (SharedGroupException loser) {
              lost.incrementAndGet();
            }
          });

      assertThat(lost).hasValue(1);
      assertThat(storage.has(name)).isNotEqualTo(group.has(name));
      assertThat(prize.get("n")).isEqualTo(1L);
    }
  }

  @Test
  void of_two_groups_that_join_each_other_one_wins() throws Exception {
    for (int round = 0; round < 300; round++) {
      SharedObject[] both = {SharedObject.of(), SharedObject.of()};
      AtomicInteger joined = new AtomicInteger();
      AtomicInteger lost = new AtomicInteger();

      Threads.race(
          2,
          number -> {
            try {
              both[number].use(editor -> editor.put("other", both[1 - number]));
              joined.incrementAndGet();
            } catch (SharedGroupException | DeadlockException loser) {
              lost.incrementAndGet();
            }
          });

      assertThat(joined).hasValue(1);
      assertThat(lost).hasValue(1);
      assertThat(both[0].size() + both[1].size()).isOne();
    }
  }

  @Test
  void of_groups_that_race_for_one_object_one_wins() throws Exception {
    for (int round = 0; round < 200; round++) {
      SharedObject prize = SharedObject.of();
      AtomicInteger joined = new AtomicInteger();

      Threads.race(
          3,
          number -> {
            SharedObject racer = SharedObject.of();
            try {
              racer.use(editor -> editor.put("prize", prize));
              joined.incrementAndGet();
            } catch (SharedGroupException refused) {
              assertThat(racer.size()).isZero();
            }
          });

      assertThat(joined).hasValue(1);
    }
  }
}
