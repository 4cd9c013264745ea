// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/** Work of another thread, which a test can watch. */
final class Task implements AutoCloseable {
  private final FutureTask<Object> task;
  private final Thread thread;

  private Task(Callable<Object> work) {
    task = new FutureTask<>(work);
    thread = new Thread(task, "task of a test");
  }

  static Task start(Callable<Object> work) {
    Task started = new Task(work);
    started.thread.start();
    return started;
  }

  void awaitWaiting() {
    Awaitility.await()
        .until(
            () ->
                thread.getState() == Thread.State.TIMED_WAITING
                    && LockSupport.getBlocker(thread) instanceof Contest);
  }

  void interrupt() {
    thread.interrupt();
  }

  Object result() throws InterruptedException, ExecutionException, TimeoutException {
    return task.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    thread.interrupt();
    Awaitility.await().until(() -> !thread.isAlive());
  }
}
