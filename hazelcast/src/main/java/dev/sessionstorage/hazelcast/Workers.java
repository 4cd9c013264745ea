// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that are there while there is work. */
final class Workers {
  private Workers() {}

  static ScheduledThreadPoolExecutor scheduled(int threads, String what) {
    ScheduledThreadPoolExecutor made =
        new ScheduledThreadPoolExecutor(threads, task -> newThread(task, what));
    made.setKeepAliveTime(10, TimeUnit.SECONDS);
    made.allowCoreThreadTimeOut(true);
    return made;
  }

  private static Thread newThread(Runnable task, String what) {
    Thread thread = new Thread(null, task, "session-storage-" + what, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(Workers.class.getClassLoader());
    return thread;
  }
}
