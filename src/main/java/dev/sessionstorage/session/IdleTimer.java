// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Ends opened sessions that were idle for too long. Its one thread is started with the first such
 * session and ends when there is none.
 */
final class IdleTimer implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ScheduledThreadPoolExecutor executor;
  private boolean closed;

  void watch(Opened session) {
    ScheduledThreadPoolExecutor timer = executor();
    if (timer == null) {
      session.close();
      return;
    }
    try {
      session.checkedBy(
          timer.schedule(() -> check(session), session.millisLeft(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException e) {
      session.close(); // the application has just ended
    }
  }

  /** Ends a session that was idle for too long; looks again later when it was not. */
  void check(Opened session) {
    if (session.isClosed()) {
      return;
    }
    if (session.millisLeft() <= 0) {
      session.close();
    } else {
      watch(session);
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

  private static ScheduledThreadPoolExecutor newExecutor() {
    ScheduledThreadPoolExecutor made = new ScheduledThreadPoolExecutor(1, task -> newThread(task));
    made.setKeepAliveTime(10, TimeUnit.SECONDS);
    made.setRemoveOnCancelPolicy(true); // else a closed session stays until it would time out
    made.allowCoreThreadTimeOut(true);
    return made;
  }

  private static Thread newThread(Runnable task) {
    Thread thread = new Thread(null, task, "session-storage-idle-timer", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(IdleTimer.class.getClassLoader());
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
