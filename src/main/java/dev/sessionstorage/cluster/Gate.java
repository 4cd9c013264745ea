// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Reason;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Where one thread waits for what its lease answers. Opened once. */
final class Gate {
  final long ticket;
  private final Reason unanswered;
  private final Thread thread = Thread.currentThread();
  private @Nullable Reason reason; // written before the next one
  private volatile boolean open;

  /** With the reason that the thread is told if there will be no answer. */
  Gate(long ticket, Reason unanswered) {
    this.ticket = ticket;
    this.unanswered = unanswered;
  }

  /** There will be no answer. */
  void abort() {
    open(unanswered);
  }

  /** Lets the thread go on; null: it gets what it asked for. */
  void open(@Nullable Reason refused) {
    reason = refused;
    open = true;
    if (thread != Thread.currentThread()) { // else its next park, wherever that is, would not wait
      LockSupport.unpark(thread);
    }
  }

  boolean isOpen() {
    return open;
  }

  /** Why the thread does not get what it asked for; null: it does. Only once the gate is open. */
  @Nullable Reason reason() {
    return reason;
  }

  /**
   * Waits until the gate is open, but not longer than until a moment. An interrupt ends it, but
   * only after another moment: what nobody uses is free, although another member may have to hand
   * it over.
   */
  void await(long until, long patient) throws InterruptedException {
    boolean interrupted = false;
    for (long left = until - System.nanoTime(); !open && left > 0; ) {
      interrupted |= Thread.interrupted();
      long patience = patient - System.nanoTime();
      if (interrupted && patience <= 0) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(this, interrupted ? Math.min(left, patience) : left);
      left = until - System.nanoTime();
    }
    if (interrupted) {
      thread.interrupt();
    }
  }

  /** Waits until the gate is open. */
  void await() {
    boolean interrupted = false;
    while (!open) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      thread.interrupt();
    }
  }
}
