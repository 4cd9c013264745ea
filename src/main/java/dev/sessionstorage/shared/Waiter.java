// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.UseInterruptedException;
import dev.sessionstorage.UseTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread on its way into a group that another thread is inside of. */
final class Waiter {
  /** Stands for the lock timeout that is configured. */
  static final long CONFIGURED = -1;

  /** After this time nobody overtakes, and a ring of waiting threads is looked for. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1);

  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  private final GroupLock group;
  private final Use use;
  private final Node wanted;
  private final Waiters waiters;
  private final long begun = System.nanoTime();

  /** The block that is seen inside, and since when. */
  private @Nullable Use holder;

  private long holderSeen = begun;

  /** Whether waking this up does anything: while it is on its way, others need not call again. */
  private volatile boolean asleep;

  private boolean impatient;
  private boolean warned;

  Waiter(GroupLock group, Use use, Node wanted) {
    this.group = group;
    this.use = use;
    this.wanted = wanted;
    this.waiters = group.waiters();
  }

  /** How long to wait at most, in nanoseconds, for a bound that the program gave. */
  static long nanos(Duration maxWait) {
    if (maxWait.isNegative()) {
      return 0;
    }
    return maxWait.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : maxWait.toNanos();
  }

  /**
   * Waits for the lock and takes it.
   *
   * @param maxWait nanoseconds, or {@link #CONFIGURED}
   */
  void await(long maxWait) {
    waiters.add(this);
    boolean locked = false;
    try {
      long limit = maxWait == CONFIGURED ? group.settings().lockTimeoutNanos() : maxWait;
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
    LockSupport.parkNanos(group, nanos);
    return false;
  }

  private boolean isMyTurn() {
    return waiters.isFirst(this) && group.tryLock(use);
  }

  GroupLock group() {
    return group;
  }

  Node wanted() {
    return wanted;
  }

  void wake() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(use.thread);
    }
  }

  private void leave(boolean locked) {
    waiters.remove(this);
    if (impatient) {
      waiters.release();
      WaitGraph.leave(use.thread);
    }
    if (!locked) {
      waiters.wakeFirst();
    }
  }

  /** Does what is due, or gives up; returns the nanoseconds until something is due again. */
  private long untilNextStep(long limit) {
    if (Thread.currentThread().isInterrupted()) {
      throw new UseInterruptedException(Holders.interrupted(wanted, Holders.describe(holder)));
    }
    long now = System.nanoTime();
    long waited = now - begun;
    watch(now);
    if (waited >= limit) {
      throw new UseTimeoutException(Holders.timeout(wanted, waited, holder, now - holderSeen));
    }
    return Math.min(limit, nextStep(waited)) - waited;
  }

  private void watch(long now) {
    Use inside = group.use();
    if (inside != holder) {
      holder = inside;
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
    long warning = group.settings().longUseWarning().toNanos();
    if (waited >= warning && !warned) {
      warned = true;
      Holders.warn(wanted, waited, holder);
    }
    return warned ? Long.MAX_VALUE : warning;
  }

  private void losePatience() {
    impatient = true;
    waiters.reserve();
    WaitGraph.enter(use.thread, this);
  }
}
