// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import java.util.concurrent.CountDownLatch;

/** Another thread that stays inside a block until it is told to leave. */
final class Hold {
  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);
  private final Worker<Void> worker;

  /** A use of something, whose block calls the given task. */
  @FunctionalInterface
  interface Block {
    void around(Threads.Task stay) throws Exception;
  }

  Hold(Block block) {
    worker = Threads.run(() -> block.around(this::stay));
    Threads.await().until(() -> inside.getCount() == 0 || worker.isDone());
    if (inside.getCount() != 0) {
      throw new AssertionError("The block was not entered", worker.failure());
    }
  }

  private void stay() throws InterruptedException {
    inside.countDown();
    leave.await();
  }

  Thread thread() {
    return worker.thread();
  }

  /** Ends the block and waits until its thread has left, throwing what the block threw. */
  void release() throws Exception {
    leave.countDown();
    worker.result();
  }

  /** Ends the block whatever comes of it. */
  void abandon() {
    leave.countDown();
  }
}
