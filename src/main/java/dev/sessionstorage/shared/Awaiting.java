// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.UseInterruptedException;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One thread that waits until a published state of a node meets a condition. */
final class Awaiting implements Watcher {
  private final Thread thread = Thread.currentThread();
  private final Node node;
  private final WatchedPlaces places;
  private volatile boolean signalled;
  private volatile boolean ended;

  private Awaiting(Node node) {
    this.node = node;
    this.places = new WatchedPlaces(node, this);
  }

  /** Waits for a condition; false when so many nanoseconds have passed. */
  static boolean until(Node node, BooleanSupplier condition, long maxWait) {
    if (node.group().isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "await was called inside a block of "
              + Paths.where(node)
              + ", where nobody else could publish what it waits for. End the block first.");
    }
    Awaiting waiting = new Awaiting(node);
    try {
      return waiting.await(condition, maxWait);
    } finally {
      waiting.places.close();
    }
  }

  private boolean await(BooleanSupplier condition, long maxWait) {
    long start = System.nanoTime();
    do {
      signalled = false;
      places.register();
      boolean over = isOver();
      VarHandle.fullFence(); // a state that is published from here on finds this waiting
      if (condition.getAsBoolean()) {
        return true;
      }
      if (over) {
        throw sessionEnded();
      }
    } while (isSignalledWithin(maxWait - (System.nanoTime() - start)));
    return false;
  }

  private boolean isOver() {
    Storage storage = places.storage();
    return ended || (storage != null && storage.isOver());
  }

  private SessionClosedException sessionEnded() {
    return new SessionClosedException(
        "The session has ended while a thread waited for "
            + Paths.where(node)
            + ": what it waits for will not come any more.");
  }

  private boolean isSignalledWithin(long nanos) {
    long start = System.nanoTime();
    while (!signalled) {
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      if (Thread.interrupted()) {
        thread.interrupt();
        throw new UseInterruptedException(
            "The thread was interrupted while it waited for a change of "
                + Paths.where(node)
                + ".");
      }
      LockSupport.parkNanos(this, left);
    }
    return true;
  }

  @Override
  public void published(boolean changed) {
    signalled = true;
    LockSupport.unpark(thread);
  }

  @Override
  public void ended() {
    ended = true;
    published(true);
  }
}
