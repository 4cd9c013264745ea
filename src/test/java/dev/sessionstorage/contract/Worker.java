// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread of its own that runs one task. Every wait for it is bounded.
 *
 * @param <T> the type of the task's result
 */
final class Worker<T> {
  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

  private final FutureTask<T> task;
  private final Thread thread;

  Worker(Callable<T> task) {
    this.task = new FutureTask<>(task);
    thread = new Thread(this.task, "worker-" + STARTED.incrementAndGet());
    thread.setDaemon(true);
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  boolean isDone() {
    return task.isDone();
  }

  /**
   * Returns when the thread waits for something: after it was told to enter a group, for its lock.
   */
  Worker<T> untilItWaits() {
    Threads.await().until(() -> isDone() || isParked());
    if (isDone()) {
      throw new AssertionError("The thread ended where it should have waited: " + outcome());
    }
    return this;
  }

  /** A state alone does not tell: a thread also waits while a class is being loaded. */
  private boolean isParked() {
    return WAITING.contains(thread.getState())
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(LockSupport.class.getName()));
  }

  /** Gives what the task returned, or throws what it threw. */
  T result() throws Exception {
    try {
      return task.get(Threads.BOUND.toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("Hangs at " + Arrays.toString(thread.getStackTrace()), e);
    }
  }

  /** Gives what the task threw, or null. */
  Throwable failure() {
    try {
      result();
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private Object outcome() {
    Throwable failure = failure();
    return failure == null ? "no exception" : failure;
  }
}
