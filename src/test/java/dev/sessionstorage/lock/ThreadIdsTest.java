// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Threads of every kind have numbers of their own. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThreadIdsTest {
  private final TestLock lock = new TestLock();
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** A thread that says it is number 5, as others of its class do. */
  private static final class Renumbered extends Thread {
    Renumbered(Runnable task) {
      super(task, "renumbered");
    }

    @Override
    public long getId() {
      return 5;
    }
  }

  private void hold() {
    lock.acquire(0);
    held.countDown();
    try {
      done.await();
    } catch (InterruptedException e) {
      failure.set(e);
    } finally {
      lock.release();
    }
  }

  @Test
  void a_thread_is_found_by_its_number() {
    Thread thread = Thread.currentThread();

    assertThat(ThreadIds.find(ThreadIds.of(thread))).isSameAs(thread);
    assertThat(ThreadIds.find(Long.MAX_VALUE)).isNull();
  }

  @Test
  void threads_that_override_their_number_exclude_each_other() throws InterruptedException {
    Thread holder = new Renumbered(this::hold);
    Thread rival = new Renumbered(() -> failure.set(catchThrowable(() -> lock.acquire(0))));
    holder.start();
    held.await();

    rival.start();
    rival.join();
    Thread seen = lock.holder();
    done.countDown();
    holder.join();

    assertThat(failure.get()).hasMessageContaining("\"renumbered\"");
    assertThat(seen).isSameAs(holder);
    assertThat(lock.holder()).isNull();
  }

  @Test
  void a_thread_that_gives_itself_the_number_of_the_holder_does_not_hold_the_lock()
      throws InterruptedException {
    AtomicBoolean holds = new AtomicBoolean(true);
    Thread holder = new Renumbered(this::hold);
    Thread rival = new Renumbered(() -> holds.set(lock.isHeldByCurrentThread()));
    holder.start();
    held.await();

    rival.start();
    rival.join();
    done.countDown();
    holder.join();

    assertThat(holds).isFalse();
    assertThat(failure).hasNullValue();
  }
}
