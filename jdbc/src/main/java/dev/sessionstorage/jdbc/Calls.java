// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.StorageUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the database in threads of its own, as many as there may be connections. So the caller waits
 * for a bounded time whatever a driver or a pool does, the caller's transaction is none of ours,
 * and an interrupt of the caller does not reach an embedded database, which it would close.
 */
final class Calls implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.sessionstorage");
  private static final long WITHIN = TimeUnit.SECONDS.toNanos(8);
  private static final long END = TimeUnit.SECONDS.toNanos(2);

  private final Connected connected;
  private final ThreadPoolExecutor threads;
  private final AtomicBoolean failing = new AtomicBoolean();

  Calls(Connected connected, int connections, ClassLoader loader) {
    this.connected = connected;
    AtomicInteger made = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            connections,
            connections,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> thread(task, "session-storage-jdbc-" + made.incrementAndGet(), loader));
    threads.allowCoreThreadTimeOut(true);
  }

  static Thread thread(Runnable task, String name, ClassLoader loader) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    return thread;
  }

  /** Throws a StorageUnavailableException where there is no answer in time. */
  <T> T ask(Connected.Work<T> work) {
    try {
      return tryTo(work);
    } catch (SQLException e) {
      throw new StorageUnavailableException("The database does not answer: " + e.getMessage(), e);
    }
  }

  /** Throws what the database says. After a time-out the work may still be done. */
  <T> T tryTo(Connected.Work<T> work) throws SQLException {
    FutureTask<T> task = new FutureTask<>(() -> connected.run(work));
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw closed();
    }
    try {
      T result = await(task);
      if (failing.getAndSet(false)) {
        LOG.log(Level.INFO, "The database of the sessions answers again");
      }
      return result;
    } catch (SQLException e) {
      if (!Database.isDuplicate(e) && !Database.isWorthRepeating(e) && !failing.getAndSet(true)) {
        LOG.log(Level.WARNING, "The database of the sessions does not do what it should", e);
      }
      throw e;
    } finally {
      task.cancel(false); // what has not begun is not done any more
    }
  }

  static StorageUnavailableException closed() {
    return new StorageUnavailableException(
        "The store of this member is closed: its application has stopped");
  }

  /** An interrupt waits until the answer is there. */
  private static <T> T await(FutureTask<T> task) throws SQLException {
    long end = System.nanoTime() + WITHIN;
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException known ? known : new SQLException(e.getCause());
    } catch (CancellationException e) {
      throw closed();
    } catch (TimeoutException e) {
      throw new SQLTimeoutException(
          "No answer within 8 seconds: the database may hang, or its pool is exhausted", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Nobody waits for it. */
  void later(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The application has just ended", e);
    }
  }

  boolean isClosed() {
    return threads.isShutdown();
  }

  /** Lets what is under way end, but not for long. No thread is interrupted. */
  @Override
  public void close() {
    threads.shutdown();
    List<Runnable> waiting = new ArrayList<>();
    threads.getQueue().drainTo(waiting);
    for (Runnable task : waiting) {
      if (task instanceof Future<?> asked) {
        asked.cancel(false); // somebody waits for it
      }
    }
    boolean interrupted = Thread.interrupted();
    try {
      boolean unused = threads.awaitTermination(END, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
