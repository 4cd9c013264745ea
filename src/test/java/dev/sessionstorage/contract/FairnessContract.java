// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a millisecond of waiting nobody overtakes: no thread starves. */
public abstract class FairnessContract extends Contract {
  /** Much more than a millisecond, so that a busy machine does not spoil the test. */
  private static final Duration LONG_WAIT = Duration.ofMillis(60);

  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private SharedObject top;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
  }

  private Worker<Void> waiter(String name) {
    Worker<Void> waiter = Threads.run(() -> top.use(editor -> order.add(name))).untilItWaits();
    Threads.await().pollDelay(LONG_WAIT).until(() -> !waiter.isDone());
    return waiter;
  }

  @Test
  void the_thread_that_leaves_does_not_overtake_one_that_has_waited() throws Exception {
    for (int round = 0; round < 5; round++) {
      order.clear();
      AtomicBoolean leave = new AtomicBoolean();
      Hold greedy =
          hold(
              stay -> {
                top.use(editor -> stay.run());
                top.use(editor -> order.add("again"));
                leave.set(true);
              });
      Worker<Void> waiter = waiter("waiter");

      greedy.release();
      waiter.result();

      assertThat(leave).isTrue();
      assertThat(order).containsExactly("waiter", "again");
    }
  }

  @Test
  void threads_that_have_waited_get_in_one_after_another_in_their_order() throws Exception {
    Hold holder = hold(top);
    List<Worker<Void>> waiters = List.of(waiter("first"), waiter("second"), waiter("third"));

    holder.release();
    for (Worker<Void> waiter : waiters) {
      waiter.result();
    }

    assertThat(order).containsExactly("first", "second", "third");
  }

  @Test
  void a_late_comer_does_not_overtake_one_that_has_waited() throws Exception {
    Hold holder = hold(top);
    Worker<Void> waiter = waiter("waiter");
    AtomicBoolean late = new AtomicBoolean();
    Worker<Void> lateComer =
        Threads.run(
            () -> {
              late.set(true);
              top.use(editor -> order.add("late"));
            });
    Threads.await().untilTrue(late);

    holder.release();
    waiter.result();
    lateComer.result();

    assertThat(order).containsExactly("waiter", "late");
  }

  @Test
  void a_patient_thread_gets_in_again_and_again_among_greedy_ones() throws Exception {
    AtomicLong greedyUses = new AtomicLong();
    AtomicLong patientUses = new AtomicLong();
    Threads.Task greedy =
        () -> {
          top.use(editor -> editor.increment("n", 1));
          greedyUses.incrementAndGet();
        };
    Threads.Task patient =
        () -> {
          top.use(editor -> editor.increment("n", 1));
          patientUses.incrementAndGet();
        };

    Threads.stress(greedy, greedy, greedy, patient);

    assertThat(patientUses.get()).isGreaterThan(20);
    assertThat(top.get("n")).isEqualTo(greedyUses.get() + patientUses.get());
  }
}
