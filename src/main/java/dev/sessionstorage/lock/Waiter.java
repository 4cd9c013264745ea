// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import dev.sessionstorage.UseInterruptedException;
import dev.sessionstorage.UseTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread that waits for a lock which another thread holds. */
final class Waiter {
  /** After this time nobody overtakes, and a ring of waiting threads is looked for. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1);

  private final Thread thread = Thread.currentThread();
  private final GroupLock lock;
  private final Wanted wanted;
  private final Waiters waiters;

  /** When the caller began to wait, maybe for another lock before this one; never 0. */
  private final long since;

  /** The thread that is seen to hold the lock, the number of its hold, and since when. */
  private @Nullable Thread holder;

  private int hold;
  private long holderSeen = System.nanoTime();

  /** Whether waking this up does anything: while it is on its way, others need not call again. */
  private volatile boolean asleep;

  private boolean impatient;
  private boolean warned;

  Waiter(GroupLock lock, Wanted wanted, long since) {
    this.lock = lock;
    this.wanted = wanted;
    this.waiters = lock.waiters();
    this.since = since == 0 ? holderSeen | 1 : since;
  }

  /**
   * Waits for the lock and acquires it.
   *
   * @param maxWait nanoseconds, or {@link MaxWait#CONFIGURED}
   */
  void await(long maxWait) {
    waiters.add(this);
    boolean locked = false;
    try {
      long limit = maxWait == MaxWait.CONFIGURED ? lock.lockTimeoutNanos() : maxWait;
      while (!locked) {
        locked = isMyTurn() || sleep(untilNextStep(limit));
      }
    } finally {
      leave(locked);
    }
  }

  /**
   * Sleeps until the lock may be free. Nothing in here but the last line may park: it would take
   * the wake-up that is meant for that line.
   */
  private boolean sleep(long nanos) {
    asleep = true;
    if (isMyTurn()) { // the lock may have become free before anybody could see who sleeps
      return true;
    }
    LockSupport.parkNanos(lock, nanos);
    return false;
  }

  private boolean isMyTurn() {
    return waiters.isFirst(this) && lock.tryAcquire();
  }

  Thread thread() {
    return thread;
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

  void wake() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  private void leave(boolean locked) {
    waiters.remove(this);
    if (impatient) {
      waiters.release();
      WaitGraph.remove(this);
    }
    if (!locked) {
      waiters.wakeFirst();
    }
  }

  /** Does what is due, or gives up; returns the nanoseconds until something is due again. */
  private long untilNextStep(long limit) {
    if (Thread.currentThread().isInterrupted()) {
      throw new UseInterruptedException(
          WaitMessages.interrupted(wanted, WaitMessages.describe(holder)));
    }
    long now = System.nanoTime();
    long waited = now - since;
    watch(now);
    if (waited >= limit) {
      throw new UseTimeoutException(WaitMessages.timeout(wanted, waited, holder, now - holderSeen));
    }
    return Math.min(limit, nextStep(waited)) - waited;
  }

  private void watch(long now) {
    Thread inside = lock.holder();
    int latest = lock.holds();
    if (inside != holder || latest != hold) {
      holder = inside;
      hold = latest;
      holderSeen = now;
    }
  }

  /** Does what is due after this time; gives the time of the next step. */
  private long nextStep(long waited) {
    if (waited < PATIENCE) {
      return PATIENCE;
    }
    if (!impatient) {
      losePatience();
    }
    long warning = lock.longUseWarningNanos();
    if (waited >= warning && !warned) {
      warned = true;
      if (holder != null && waiters.isFirstWarning(hold)) {
        WaitMessages.warn(wanted, waited, holder);
      }
    }
    return warned ? Long.MAX_VALUE : warning;
  }

  private void losePatience() {
    impatient = true;
    waiters.reserve();
    WaitGraph.add(this);
  }
}
