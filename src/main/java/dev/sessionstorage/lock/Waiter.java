// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import dev.sessionstorage.UseInterruptedException;
import dev.sessionstorage.UseTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One thread that waits for a lock which another thread holds. */
final class Waiter {
  /** After this time no thread overtakes, and a ring of waiting threads is looked for. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * How long a patient waiter sleeps once it was called and overtaken. Waking a thread takes much
   * longer than a short block: a busy lock would spend its time on calls that come too late.
   */
  private static final long SLICE = TimeUnit.MICROSECONDS.toNanos(50);

  private final Thread thread = Thread.currentThread();
  private final Long id = ThreadIds.of(thread);
  private final GroupLock lock;
  private final Wanted wanted;
  private final Waiters waiters;

  /** When the caller began to wait, maybe for another lock before this one; never 0. */
  private final long since;

  private final long limit;
  private final Observation observation;

  /** Whether a wake-up does anything: a thread that is awake need not be woken again. */
  private volatile boolean asleep;

  private boolean overtaken;
  private boolean impatient;

  /**
   * Makes a waiter that is not in the queue yet.
   *
   * @param maxWait nanoseconds since {@code since}, or {@link MaxWait#CONFIGURED}
   * @param since as for {@link GroupLock#acquire}
   */
  Waiter(GroupLock lock, Wanted wanted, long maxWait, long since) {
    long now = System.nanoTime();
    this.lock = lock;
    this.wanted = wanted;
    this.waiters = lock.waiters();
    this.since = since == 0 ? now | 1 : since;
    this.limit = maxWait == MaxWait.CONFIGURED ? lock.lockTimeoutNanos() : maxWait;
    this.observation = new Observation(lock, wanted, this.since, now);
  }

  /** Waits for the lock and acquires it. */
  void await() {
    StackReserve.checkForWait();
    waiters.add(this);
    boolean acquired = false;
    boolean interrupted = false;
    long waited = 0;
    try {
      do {
        acquired = acquire();
        interrupted = !acquired && thread.isInterrupted();
        waited = acquired ? 0 : System.nanoTime() - since;
      } while (!acquired && !interrupted && waited < limit && sleep(waited));
    } finally {
      stopWaiting(acquired);
    }
    if (interrupted) {
      throw new UseInterruptedException(observation.interrupted());
    }
    if (!acquired) {
      throw new UseTimeoutException(observation.timedOut(waited));
    }
  }

  private boolean acquire() {
    return waiters.isFirst(this) && lock.acquireFirst(this);
  }

  /** Takes the steps that are due after this time, and sleeps until the lock may be free. */
  private boolean sleep(long waited) {
    long next = Math.min(limit, nextStep(waited)) - waited;
    asleep = true;
    if (overtaken && !impatient) {
      LockSupport.parkNanos(lock, Math.min(next, SLICE));
      return true;
    }
    // Only this parkNanos may block from here on: any other park could consume the unpark permit.
    if (!waiters.isFirst(this) || lock.call()) {
      LockSupport.parkNanos(lock, next);
      overtaken = !asleep;
    }
    return true;
  }

  /** Wakes the thread, unless it is awake. */
  void wake() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  /** Takes this out of the queue and the wait graph, before an error is thrown. */
  private void stopWaiting(boolean acquired) {
    waiters.remove(this);
    if (impatient) {
      waiters.release();
      WaitGraph.remove(this);
    }
    if (!acquired) {
      waiters.wakeFirst();
    }
  }

  /** Takes the steps that are due after this time; returns the time of the next one. */
  private long nextStep(long waited) {
    if (waited < PATIENCE) {
      observation.look(waited);
      return PATIENCE;
    }
    if (!impatient) {
      waiters.reserve();
      impatient = true; // right after what has to be taken back
      lock.reserve();
      WaitGraph.add(this);
    }
    return observation.look(waited);
  }

  /** Whether the wait ends so soon that a ring it closes opens by itself. */
  boolean isAboutToGiveUp() {
    return limit - (System.nanoTime() - since) < 5 * PATIENCE;
  }

  Thread thread() {
    return thread;
  }

  /** The thread's id; an object, so that a map can be asked without memory for a new one. */
  Long id() {
    return id;
  }

  long since() {
    return since;
  }

  GroupLock lock() {
    return lock;
  }

  Wanted wanted() {
    return wanted;
  }
}
