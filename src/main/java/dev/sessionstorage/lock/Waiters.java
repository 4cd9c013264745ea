// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that wait for one lock, first come, first served. A thread that comes when the lock
 * is free may overtake them, which keeps the lock busy while they wake up; once one of them is out
 * of patience, none may.
 */
final class Waiters {
  private final ConcurrentLinkedQueue<Waiter> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger impatient = new AtomicInteger();

  /** The hold that the latest warning was about; the first hold of a lock has the number 1. */
  private final AtomicInteger warned = new AtomicInteger();

  /** Whether no thread may overtake those in the queue. */
  boolean isReserved() {
    return impatient.get() != 0;
  }

  void add(Waiter waiter) {
    queue.add(waiter);
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  boolean isFirst(Waiter waiter) {
    return queue.peek() == waiter;
  }

  void reserve() {
    impatient.incrementAndGet();
  }

  void release() {
    impatient.decrementAndGet();
  }

  void remove(Waiter waiter) {
    queue.remove(waiter);
  }

  /** True once only for each hold: one warning per block is enough. */
  boolean isFirstWarning(int hold) {
    return warned.getAndSet(hold) != hold;
  }

  void wakeFirst() {
    Waiter first = queue.peek();
    if (first != null) {
      first.wake();
    }
  }
}
