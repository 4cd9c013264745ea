// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sessionstorage.DeadlockException;
import dev.sessionstorage.UseTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where the stack ends, a lock is acquired and released, or nothing happens to it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FullStackTest {
  /** So many that the compilers come into it. */
  private static final int RUNS = 50;

  private final TestLock lock = new TestLock();
  private final AtomicInteger acquired = new AtomicInteger();

  @Test
  void a_free_lock_is_free_afterwards() throws InterruptedException {
    for (int run = 0; run < RUNS; run++) {
      FullStack.attempt(run, this::acquireAndRelease);

      assertThat(lock.isHeld()).isFalse();
    }
    assertThat(acquired).hasPositiveValue();
  }

  private void acquireAndRelease() {
    lock.acquire(0);
    try {
      acquired.incrementAndGet();
    } finally {
      lock.release();
    }
  }

  @Test
  void a_wait_for_a_held_lock_leaves_nobody_in_the_queue() throws InterruptedException {
    runAsync(() -> lock.acquire(0)).join();

    for (int run = 0; run < RUNS / 10; run++) {
      FullStack.attempt(run, () -> giveUpAfter(TimeUnit.MICROSECONDS.toNanos(1200)));
      FullStack.attempt(run, () -> giveUpAfter(0));
    }

    assertThat(acquired).as("those that gave up").hasPositiveValue();
    assertThat(lock.waiters().isEmpty()).isTrue();
    assertThat(lock.waiters().isReserved()).isFalse();
    assertThat(WaitGraph.isEmpty()).isTrue();
    lock.release();
    assertThatCode(() -> lock.acquire(0)).doesNotThrowAnyException();
  }

  private void giveUpAfter(long nanos) {
    try {
      lock.acquire(nanos);
    } catch (UseTimeoutException planned) {
      acquired.incrementAndGet();
    }
  }

  @Test
  void a_victim_of_a_ring_leaves_nobody_in_the_graph() throws InterruptedException {
    TestLock own = new TestLock();
    for (int run = 0; run < RUNS / 10; run++) {
      FullStack.attempt(run, () -> closeRing(own));
    }

    assertThat(own.isHeld()).isFalse();
    assertThat(lock.isHeld()).isFalse();
    assertThat(WaitGraph.isEmpty()).isTrue();
  }

  /** A ring of one: the lock is not re-entrant. */
  private void closeRing(TestLock own) {
    own.acquire(0);
    try {
      own.acquire(MaxWait.CONFIGURED);
    } catch (DeadlockException planned) {
      acquired.incrementAndGet();
    } finally {
      own.release();
    }
  }

  @Test
  void a_lock_that_threads_contend_for_is_free_afterwards() throws InterruptedException {
    Thread rival =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                acquireAndRelease();
              }
            });
    rival.start();
    try {
      for (int run = 0; run < RUNS; run++) {
        FullStack.attempt(run, () -> giveUpOrRelease());
      }
    } finally {
      rival.interrupt();
      rival.join();
    }

    assertThat(lock.isHeld()).isFalse();
    assertThat(lock.waiters().isEmpty()).isTrue();
    assertThat(WaitGraph.isEmpty()).isTrue();
  }

  private void giveUpOrRelease() {
    try {
      acquireAndRelease();
    } catch (UseTimeoutException planned) {
      // the rival held the lock
    }
  }
}
