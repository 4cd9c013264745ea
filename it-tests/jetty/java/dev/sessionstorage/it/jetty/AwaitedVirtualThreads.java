// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * Virtual threads that are waited for when the server stops. Jetty does so with its own threads
 * only; a request that has been answered may be writing its session to disk.
 */
final class AwaitedVirtualThreads extends VirtualThreadPool {
  private final Phaser running = new Phaser(1);

  @Override
  public void execute(Runnable task) {
    running.register();
    super.execute(
        () -> {
          try {
            task.run();
          } finally {
            running.arriveAndDeregister();
          }
        });
  }

  @Override
  protected void doStop() throws Exception {
    int phase = running.arriveAndDeregister();
    if (phase >= 0) {
      running.awaitAdvanceInterruptibly(phase, 10, TimeUnit.SECONDS);
    }
    super.doStop();
  }
}
