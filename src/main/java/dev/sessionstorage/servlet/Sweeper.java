// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task every two seconds for as long as it returns true. Its one thread is started when it
 * is first needed and ends some seconds after it was last needed.
 */
final class Sweeper implements AutoCloseable {
  private static final long SECONDS = 2;

  private final BooleanSupplier task;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ScheduledThreadPoolExecutor executor;
  private boolean closed;

  Sweeper(BooleanSupplier task) {
    this.task = task;
  }

  /** There is something to do. */
  void start() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      schedule();
    }
  }

  private void schedule() {
    ScheduledThreadPoolExecutor timer = executor();
    if (timer != null) {
      try {
        Object unused = timer.schedule(this::sweep, SECONDS, TimeUnit.SECONDS);
      } catch (RejectedExecutionException e) {
        // the application has just ended
      }
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

  private @Nullable ScheduledThreadPoolExecutor executor() {
    lock.lock();
    try {
      if (executor == null && !closed) {
        executor = new ScheduledThreadPoolExecutor(1, task -> newThread(task));
        executor.setKeepAliveTime(3 * SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
      }
      return executor;
    } finally {
      lock.unlock();
    }
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, "session-storage-sweeper", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Sweeper.class.getClassLoader());
    return thread;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (executor != null) {
        executor.shutdownNow();
      }
    } finally {
      lock.unlock();
    }
  }
}
