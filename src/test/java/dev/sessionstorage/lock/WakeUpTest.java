// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.UseInterruptedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Waiters that sleep until they are woken: each wake-up reaches a thread that can use it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WakeUpTest {
  private final TestLock lock = TestLock.withoutWarning();
  private final ExecutorService holder = Executors.newSingleThreadExecutor();
  private final CountDownLatch acquired = new CountDownLatch(2);

  @BeforeEach
  void somebodyHoldsTheLock() throws Exception {
    holder.submit(() -> lock.acquire(0)).get();
  }

  @AfterEach
  void stop() {
    holder.shutdown();
  }

  private void acquireAndRelease() {
    lock.acquire(Long.MAX_VALUE);
    acquired.countDown();
    lock.release();
  }

  private void release() {
    try {
      holder.submit(lock::release).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Starts a thread that waits, and returns when it has lost its patience and sleeps. */
  private <T extends Thread> T waiting(T thread) {
    thread.setDaemon(true);
    thread.start();
    await().pollDelay(50, MILLISECONDS).until(() -> LockSupport.getBlocker(thread) == lock);
    return thread;
  }

  @Test
  void a_waiter_that_has_had_the_lock_wakes_the_next_one() throws InterruptedException {
    waiting(new Thread(this::acquireAndRelease));
    waiting(new Thread(this::acquireAndRelease));

    release();

    assertThat(acquired.await(10, SECONDS)).isTrue();
  }

  /** The release wakes the first waiter only, which gives up at this very moment. */
  @Test
  void a_waiter_that_gives_up_passes_its_wake_up_on() throws InterruptedException {
    GivesUp first = waiting(new GivesUp());
    waiting(new Thread(this::acquireAndRelease));

    first.giveUp();

    await().until(() -> acquired.getCount() == 1);
  }

  /** Is interrupted between its look at the lock, which is held, and the end of its wait. */
  private final class GivesUp extends Thread {
    private volatile boolean due;

    @Override
    public void run() {
      try {
        lock.acquire(Long.MAX_VALUE);
      } catch (UseInterruptedException planned) {
        // it has given up
      }
    }

    void giveUp() {
      due = true;
      LockSupport.unpark(this);
    }

    @Override
    public boolean isInterrupted() {
      if (due) {
        WakeUpTest.this.release();
      }
      return due;
    }
  }
}
