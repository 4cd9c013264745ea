// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A lock that one thread at a time holds. Acquiring and releasing it synchronize as with any lock
 * of the JDK.
 *
 * <p>It is not re-entrant: a thread asks {@link #isHeldByCurrentThread} first. A thread that has
 * waited for a millisecond is not overtaken by others any more. A thread whose wait would close a
 * ring of waiting threads gets a {@link dev.sessionstorage.DeadlockException}. As long as nobody
 * waits, acquiring and releasing reads no clock and allocates nothing.
 *
 * <p>A group is its own lock, to save an object per group: this class is extended rather than
 * referred to.
 */
public abstract class GroupLock {
  private static final VarHandle HOLDER;
  private static final VarHandle WAITERS;
  private static final VarHandle HOLDS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      HOLDER = lookup.findVarHandle(GroupLock.class, "holder", Thread.class);
      WAITERS = lookup.findVarHandle(GroupLock.class, "waiters", Waiters.class);
      HOLDS = lookup.findVarHandle(GroupLock.class, "holds", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Thread holder;
  private volatile @Nullable Waiters waiters;

  /** How often the lock has been acquired; tells one hold from the next. Guarded by the lock. */
  @SuppressWarnings("UnusedVariable") // by its handle only
  private int holds;

  /** Makes a lock that is free. */
  protected GroupLock() {}

  /**
   * Tells how long threads wait at most that give no bound of their own.
   *
   * @return nanoseconds
   */
  protected abstract long lockTimeoutNanos();

  /**
   * Tells after how long a wait the holder's stack is logged.
   *
   * @return nanoseconds
   */
  protected abstract long longUseWarningNanos();

  /**
   * Tells whether the calling thread holds the lock.
   *
   * @return whether it does
   */
  public final boolean isHeldByCurrentThread() {
    return holder == Thread.currentThread();
  }

  /**
   * Tells whether any thread holds the lock; by the time of the answer that may have changed.
   *
   * @return whether one does
   */
  public final boolean isHeld() {
    return holder != null;
  }

  /**
   * Acquires the lock, waiting if need be. The calling thread must not hold it.
   *
   * <p>One bound can cover several waits: pass the result of each call to the next one, also to
   * calls for other locks.
   *
   * @param wanted describes what is waited for, in messages
   * @param maxWait nanoseconds to wait at most since {@code since}, or {@link MaxWait#CONFIGURED}
   * @param since when the caller began to wait, by {@link System#nanoTime}; 0 if it has not waited
   * @return when the caller began to wait: {@code since} itself if it did not have to wait now
   * @throws dev.sessionstorage.UseTimeoutException if the wait has lasted for {@code maxWait}
   * @throws dev.sessionstorage.DeadlockException if the wait would close a ring
   * @throws dev.sessionstorage.UseInterruptedException if the thread is interrupted while it waits;
   *     the interrupt flag is set again. A thread that need not wait does not look at the flag
   */
  public final long acquire(Wanted wanted, long maxWait, long since) {
    Waiters queue = waiters;
    if ((queue == null || !queue.isReserved()) && tryAcquire()) {
      return since;
    }
    Waiter waiter = new Waiter(this, wanted, since);
    waiter.await(maxWait);
    return waiter.since();
  }

  /** Releases the lock. Only for the thread that holds it. */
  public final void release() {
    holder = null;
    Waiters queue = waiters;
    if (queue != null) {
      queue.wakeFirst();
    }
  }

  /** Acquires the lock if it is free, whoever waits for it. */
  final boolean tryAcquire() {
    if (holder == null && HOLDER.compareAndSet(this, null, Thread.currentThread())) {
      HOLDS.setOpaque(this, holds() + 1);
      return true;
    }
    return false;
  }

  /** The number of the present hold, or of the latest one. */
  final int holds() {
    return (int) HOLDS.getOpaque(this);
  }

  /** The thread that holds the lock, or null; for messages and for rings. */
  final @Nullable Thread holder() {
    return holder;
  }

  /** Made for the first thread that has to wait. */
  final Waiters waiters() {
    Waiters queue = waiters;
    if (queue != null) {
      return queue;
    }
    Waiters made = new Waiters();
    return WAITERS.compareAndExchange(this, null, made) instanceof Waiters first ? first : made;
  }
}
