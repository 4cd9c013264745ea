// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseInterruptedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An interrupt ends a wait, sets the flag again, and changes nothing. */
public abstract class InterruptContract extends Contract {
  private final AtomicBoolean flag = new AtomicBoolean();
  private SharedObject top;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
  }

  private void interruptible(Threads.Task use) throws Exception {
    try {
      use.run();
    } finally {
      flag.set(Thread.interrupted());
    }
  }

  @Test
  void an_interrupted_wait_ends_at_once_and_changes_nothing() throws Exception {
    Hold holder = hold(top);
    Worker<Void> waiting =
        Threads.run(() -> interruptible(() -> top.use(editor -> editor.put("n", 1))))
            .untilItWaits();

    waiting.thread().interrupt();

    assertThat(waiting.failure())
        .isInstanceOf(UseInterruptedException.class)
        .hasMessageContaining("top")
        .hasMessageContaining(session.id().abbreviated());
    assertThat(flag).as("the interrupt flag").isTrue();
    holder.release();
    assertThat(top.get("n")).isEqualTo(0L);
    assertFree(top);
  }

  @Test
  void a_wait_with_a_bound_is_interrupted_too() throws Exception {
    Hold holder = hold(top);
    Duration bound = Duration.ofSeconds(20);
    Worker<Void> waiting =
        Threads.run(() -> interruptible(() -> top.use(bound, editor -> editor.put("n", 1))))
            .untilItWaits();

    waiting.thread().interrupt();

    assertThat(waiting.failure()).isInstanceOf(UseInterruptedException.class);
    assertThat(flag).isTrue();
    holder.release();
    assertFree(top);
  }

  @Test
  void a_thread_that_was_interrupted_before_does_not_wait() throws Exception {
    hold(top);
    Worker<Void> interrupted =
        Threads.run(
            () -> {
              Thread.currentThread().interrupt();
              interruptible(() -> top.use(editor -> editor.put("n", 1)));
            });

    assertThat(interrupted.failure()).isInstanceOf(UseInterruptedException.class);
    assertThat(flag).isTrue();
    assertThat(top.get("n")).isEqualTo(0L);
  }

  @Test
  void a_thread_that_was_interrupted_before_enters_what_is_free() throws Exception {
    Threads.run(
            () -> {
              Thread.currentThread().interrupt();
              interruptible(() -> top.use(editor -> editor.put("n", 1)));
            })
        .result();

    assertThat(flag).isTrue();
    assertThat(top.get("n")).isEqualTo(1L);
  }

  @Test
  void an_interrupt_inside_a_block_is_the_blocks_own_affair() throws Exception {
    Worker<Void> worker =
        Threads.run(() -> top.use(editor -> sleepAfter(() -> editor.put("n", 1)))).untilItWaits();

    worker.thread().interrupt();

    assertThat(worker.failure()).isInstanceOf(InterruptedException.class);
    assertThat(top.get("n")).isEqualTo(0L);
    assertFree(top);
  }

  private static void sleepAfter(Runnable write) throws InterruptedException {
    write.run();
    new CountDownLatch(1).await();
  }

  @Test
  void an_interrupted_nested_wait_leaves_the_outer_block_as_it_was() throws Exception {
    SharedObject other = newGroup("other", Map.of());
    Hold holder = hold(other);
    Worker<Void> waiting =
        Threads.run(
                () ->
                    top.use(
                        editor -> {
                          editor.put("n", 1);
                          assertThatThrownBy(() -> other.use(inner -> inner.put("n", 1)))
                              .isInstanceOf(UseInterruptedException.class);
                          flag.set(Thread.interrupted());
                          editor.increment("n", 1);
                        }))
            .untilItWaits();

    waiting.thread().interrupt();
    waiting.result();

    assertThat(flag).isTrue();
    assertThat(top.get("n")).isEqualTo(2L);
    holder.release();
    assertThat(other.size()).isZero();
    assertFree(other);
  }

  @Test
  void interrupts_from_all_sides_lose_no_lock_and_no_increment() throws Exception {
    Worker<Void> first = Threads.run(() -> incrementUntilDone());
    Worker<Void> second = Threads.run(() -> incrementUntilDone());

    Threads.stress(
        () -> first.thread().interrupt(),
        () -> second.thread().interrupt(),
        () -> top.use(editor -> assertThat(editor.get("n", Long.class)).isNotNegative()));
    done.set(true);
    first.result();
    second.result();

    assertThat(top.get("n")).isEqualTo(expected.get());
    assertFree(top);
  }

  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicLong expected = new AtomicLong();

  private void incrementUntilDone() {
    while (!done.get()) {
      try {
        top.use(editor -> editor.increment("n", 1));
        expected.incrementAndGet();
      } catch (UseInterruptedException interrupted) {
        assertThat(Thread.interrupted()).isTrue();
      }
    }
  }
}
