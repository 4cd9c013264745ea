// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks after some time, in one daemon thread that is started for the first task and ends some
 * seconds after the last one.
 */
public final class LazyTimer implements AutoCloseable {
  private static final long SECONDS_WITHOUT_TASK = 10;

  private final String threadName;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ScheduledThreadPoolExecutor executor;
  private boolean closed;

  /**
   * Makes a timer without a thread.
   *
   * @param threadName the name of the thread
   */
  public LazyTimer(String threadName) {
    this.threadName = threadName;
  }

  /**
   * Schedules a task.
   *
   * @param task what to run
   * @param millis after how many milliseconds
   * @return the task, to be cancelled; null if the timer is closed and never runs it
   */
  public @Nullable Future<?> schedule(Runnable task, long millis) {
    ScheduledThreadPoolExecutor timer = executor();
    try {
      return timer == null ? null : timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return null; // closed just now
    }
  }

  private @Nullable ScheduledThreadPoolExecutor executor() {
    lock.lock();
    try {
      if (executor == null && !closed) {
        executor = newExecutor();
      }
      return executor;
    } finally {
      lock.unlock();
    }
  }

  private ScheduledThreadPoolExecutor newExecutor() {
    ScheduledThreadPoolExecutor made = new ScheduledThreadPoolExecutor(1, this::newThread);
    made.setKeepAliveTime(SECONDS_WITHOUT_TASK, TimeUnit.SECONDS);
    made.setRemoveOnCancelPolicy(true); // else what a task refers to stays until its time
    made.allowCoreThreadTimeOut(true);
    return made;
  }

  private Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, threadName, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(LazyTimer.class.getClassLoader());
    return thread;
  }

  /** Drops the tasks that have not begun, and ends the thread. */
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
