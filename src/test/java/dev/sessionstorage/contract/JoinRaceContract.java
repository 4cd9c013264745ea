// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.DeadlockException;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
  void readers_never_go_back_in_time_while_groups_join_one_after_another() throws Exception {
    AtomicLong last = new AtomicLong();
    long[] seen = new long[1];
    AtomicReference<SharedObject> outermost = new AtomicReference<>(free);
    AtomicInteger levels = new AtomicInteger();

    Threads.stress(
        () -> {
          part.use(editor -> editor.put("n", last.incrementAndGet()));
          if (levels.incrementAndGet() <= 50) {
            outermost.set(SharedObject.of("inner", outermost.get()));
          }
        },
        () -> {
          long now = part.get("n", Long.class);
          assertThat(now).isGreaterThanOrEqualTo(seen[0]);
          seen[0] = now;
        });
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
