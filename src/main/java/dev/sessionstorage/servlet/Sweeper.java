// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.session.LazyTimer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Runs a task every two seconds for as long as it returns true. */
final class Sweeper implements AutoCloseable {
  private static final long MILLIS = 2000;

  private final BooleanSupplier task;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final LazyTimer timer = new LazyTimer("session-storage-sweeper");

  Sweeper(BooleanSupplier task) {
    this.task = task;
  }

  /** There is something to do. */
  void start() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      Object unused = timer.schedule(this::sweep, MILLIS); // null once the application has ended
    }
  }

  private void sweep() {
    scheduled.set(false); // before the task looks: it may miss what comes after that
    boolean more = true;
    try {
      more = task.getAsBoolean();
    } finally {
      if (more) {
        start();
      }
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
