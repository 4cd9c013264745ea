// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The calls to the store that are served together. While they hang, no thread but this lane's own
 * workers waits for them.
 */
final class Lane implements Executor {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  /** After this time without any answer the lane is suspect. */
  private static final long SUSPECT = TimeUnit.SECONDS.toNanos(1);

  private static final long IDLE_SECONDS = 5;

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

  private final ThreadPoolExecutor workers;

  /** What is waiting or being done. */
  private final AtomicInteger given = new AtomicInteger();

  private final AtomicInteger underWay = new AtomicInteger();

  /** How much has ever been given to it. */
  private final AtomicLong total = new AtomicLong();

  /** When the last answer came, or the first call after a time without any. */
  private volatile long quietSince;

  Lane(int most, ThreadFactory threads) {
    workers =
        new ThreadPoolExecutor(
            most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    workers.allowCoreThreadTimeOut(true);
  }

  /** Asks the store in this thread, which keeps its interrupt for later. */
  <T> T ask(Supplier<T> call) {
    boolean interrupted = Thread.interrupted();
    if (underWay.getAndIncrement() == 0) {
      quietSince = System.nanoTime();
    }
    try {
      return call.get();
    } finally {
      quietSince = System.nanoTime();
      underWay.decrementAndGet();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether a caller had better not ask in its own thread. */
  boolean isSuspect() {
    return underWay.get() > 0 && System.nanoTime() - quietSince > SUSPECT;
  }

  /** Does something in a worker. After the end it is not done. */
  @Override
  public void execute(Runnable task) {
    given.incrementAndGet();
    total.incrementAndGet();
    try {
      workers.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      given.decrementAndGet();
      LOGGER.log(Level.DEBUG, "The application has just ended", e);
    }
  }

  private void run(Runnable task) {
    try {
      runGuarded(task);
    } finally {
      given.decrementAndGet();
    }
  }

  /** Does something, and logs what it throws. */
  static void runGuarded(Runnable task) {
    try {
      task.run();
    } catch (StorageUnavailableException e) {
      LOGGER.log(Level.DEBUG, "Not done, since the store does not answer", e);
    } catch (RuntimeException | Error e) {
      LOGGER.log(Level.WARNING, "Something that the application's store was asked for failed", e);
    }
  }

  /** Whether there is nothing to do. */
  boolean isIdle() {
    return given.get() == 0;
  }

  /** How much it has been given since it began. */
  long total() {
    return total.get();
  }

  /** Waits until there is nothing to do, but not longer than until a moment. */
  void drain(long until) {
    while (given.get() > 0 && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(PAUSE);
    }
  }

  /** Lets what is under way end, but not for longer than a while; what waits is not begun. */
  void close(long nanos) {
    workers.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      boolean unused = workers.awaitTermination(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
