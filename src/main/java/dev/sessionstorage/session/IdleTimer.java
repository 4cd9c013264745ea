// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Map<Session, IdleSession> watched = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ScheduledThreadPoolExecutor executor;
  private boolean closed;

  /** Ends a session, from now on, when it was idle for its timeout. */
  void watch(Session session) {
    IdleSession idle = new IdleSession(session);
    watched.put(session, idle);
    schedule(idle);
    if (session.hasEnded()) {
      ended(session);
    }
  }

  private void schedule(IdleSession idle) {
    ScheduledThreadPoolExecutor timer = executor();
    if (timer == null) {
      idle.session().close();
      return;
    }
    try {
      idle.checkedBy(timer.schedule(() -> check(idle), idle.millisLeft(), TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException e) {
      idle.session().close(); // the application has just ended
    }
  }

  private void check(IdleSession idle) {
    if (!idle.session().isClosed() && !idle.closeIfIdle()) {
      schedule(idle);
    }
  }

  /** A thread begins to run in a session. */
  void begin(Session session) {
    IdleSession idle = watched.get(session);
    if (idle != null) {
      idle.begin();
    }
  }

  /** A thread does not run in a session any more. */
  void end(Session session) {
    IdleSession idle = watched.get(session);
    if (idle != null) {
      idle.end();
    }
  }

  /** A session has ended, for whatever reason. */
  void ended(Session session) {
    IdleSession idle = watched.remove(session);
    if (idle != null) {
      idle.cancelCheck();
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
