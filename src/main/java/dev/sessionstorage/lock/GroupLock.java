// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
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
  // field updaters, not variable handles: those link themselves at their first use, which takes a
  // lot of stack just where there may be none left
  private static final AtomicLongFieldUpdater<GroupLock> WORD =
      AtomicLongFieldUpdater.newUpdater(GroupLock.class, "word");
  private static final AtomicReferenceFieldUpdater<GroupLock, Waiters> WAITERS =
      AtomicReferenceFieldUpdater.newUpdater(GroupLock.class, Waiters.class, "waiters");

  /** Free for every thread. */
  private static final long FREE = 0;

  /** The lowest bit: the holder has to wake the first waiter when it releases the lock. */
  private static final long CALL = 1;

  /** Free for the first waiter only. */
  private static final long RESERVED = CALL;

  /**
   * {@link #FREE}, {@link #RESERVED}, or the holder's thread id shifted by one, with CALL or not.
   */
  private volatile long word;

  /** Made for the first thread that has to wait. */
  private volatile @Nullable Waiters waiters;

  /** The holder, where {@link ThreadIds} does not find it by its id. For messages only. */
  private @Nullable Thread unlisted;

  /** How often the lock has been acquired: tells one hold from the next. For messages only. */
  private int holds;

  /**
   * Initializes the classes of waiting. Call it in the static initializer of a subclass: a class
   * that is initialized for the first time where the stack is full is unusable from then on.
   */
  protected static void prepare() {
    Rehearsal.run();
  }

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
    return word >>> 1 == ThreadIds.of(Thread.currentThread());
  }

  /**
   * Tells whether any thread holds the lock; by the time of the answer that may have changed.
   *
   * @return whether one does
   */
  public final boolean isHeld() {
    return word > RESERVED;
  }

  /**
   * Tells whether other threads wait for the lock; by the time of the answer that may have changed.
   *
   * @return whether some do
   */
  public final boolean isAwaited() {
    Waiters queue = waiters;
    return queue != null && !queue.isEmpty();
  }

  /**
   * Acquires the lock, waiting if need be. The calling thread must not hold it.
   *
   * <p>One bound can cover several waits: pass the result of each call to the next one, also to
   * calls for other locks.
   *
   * <p>When this returns, there is room on the stack for the frames of a block's end, and so there
   * is whenever the caller's frame runs again: if the stack is too full for that, a {@link
   * StackOverflowError} is thrown here, and the lock is as it was. A caller releases the lock in a
   * {@code finally} block of its own that begins right after this call.
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
    StackReserve.checkForBlock();
    Thread thread = Thread.currentThread();
    if (word == FREE && WORD.compareAndSet(this, FREE, ThreadIds.of(thread) << 1)) {
      noteHold(thread);
      return since;
    }
    Waiter waiter = new Waiter(this, wanted, maxWait, since);
    waiter.await();
    return waiter.since();
  }

  private void noteHold(Thread thread) {
    holds++;
    if (!ThreadIds.isListed(thread)) {
      unlisted = thread;
    }
  }

  /** Releases the lock. Only for the thread that holds it. */
  public final void release() {
    if (unlisted != null) {
      unlisted = null;
    }
    if (!WORD.compareAndSet(this, ThreadIds.of(Thread.currentThread()) << 1, FREE)) {
      handOver();
    }
  }

  private void handOver() {
    Waiters queue = waiters();
    word = queue.isReserved() ? RESERVED : FREE;
    if (word == FREE && queue.isReserved()) {
      // a waiter ran out of patience just now, and relies on this thread to wake it
      boolean unused = WORD.compareAndSet(this, FREE, RESERVED);
    }
    queue.wakeFirst();
  }

  /** Acquires the lock for the first waiter, if it is free. */
  final boolean acquireFirst(Waiter waiter) {
    long seen = word;
    // others may be behind the first one: when it releases the lock it looks for them
    if (seen > RESERVED || !WORD.compareAndSet(this, seen, waiter.id() << 1 | CALL)) {
      return false;
    }
    noteHold(waiter.thread());
    return true;
  }

  /** Has the holder wake the first waiter when it releases the lock; false if nobody holds it. */
  final boolean call() {
    long seen = word;
    while (seen > RESERVED) {
      if ((seen & CALL) != 0 || WORD.compareAndSet(this, seen, seen | CALL)) {
        return true;
      }
      seen = word;
    }
    return false;
  }

  /** Reserves the lock for the queue: a waiter is out of patience, no thread may overtake it. */
  final void reserve() {
    while (!call()) {
      if (word == RESERVED || WORD.compareAndSet(this, FREE, RESERVED)) {
        waiters().wakeFirst();
        return;
      }
    }
  }

  /** The id of the thread that holds the lock, or 0. */
  final long holderId() {
    return word >>> 1;
  }

  /** The thread that holds the lock, if it can be found; for messages only. */
  final @Nullable Thread holder() {
    long id = holderId();
    Thread thread = unlisted;
    if (thread == null && id != 0) {
      thread = ThreadIds.find(id);
    }
    return holderId() == id ? thread : null;
  }

  /** The number of the present hold, or of the latest one. */
  final int holds() {
    return holds;
  }

  /** Made for the first thread that has to wait. */
  final Waiters waiters() {
    Waiters queue = waiters;
    if (queue != null) {
      return queue;
    }
    Waiters made = new Waiters();
    return WAITERS.compareAndSet(this, null, made) ? made : Objects.requireNonNull(waiters);
  }
}
