// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/** One thread for what may wait. After its end it takes tasks and drops them. */
final class Later {
  private static final Logger LOG = System.getLogger(Later.class.getName());

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Later::daemon, new DiscardPolicy());

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "session-storage-demo-events");
    thread.setDaemon(true);
    return thread;
  }

  void run(Duration delay, Runnable task) {
    Future<?> unused =
        thread.schedule(() -> runLogged(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException cause) {
      LOG.log(Level.WARNING, "Browsers may miss a change", cause);
    }
  }

  void end() {
    thread.shutdownNow();
  }
}
