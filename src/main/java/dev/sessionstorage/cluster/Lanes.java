// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a member: one that knows the time and waits for nothing else, and for each lane of
 * the store one that tells the application and two workers at most. They begin when they are
 * needed.
 */
final class Lanes implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final long END = TimeUnit.SECONDS.toNanos(2);

  private final ClassLoader loader;
  private final ThreadFactory threads;
  private final ScheduledThreadPoolExecutor timer;
  private final Map<Integer, Lane> lanes = new ConcurrentHashMap<>();

  /** For heartbeats. */
  final Lane heart;

  /** For the cell of the application. */
  final Lane agreement;

  /**
   * For what nobody waits for, and what does not wait: it asks the store in the sessions' lanes.
   */
  final Lane care;

  /** For the search for groups that nothing refers to, which waits in between. */
  final Lane orphans;

  /** For looking which sessions are due, which asks everywhere. */
  final Lane sweep;

  /** For messages to other members. */
  final Lane post;

  /** For the application's listeners, which may ask the store. */
  private final Map<Integer, Lane> tellers = new ConcurrentHashMap<>();

  private volatile boolean closed;

  Lanes(String application) {
    loader = contextLoader();
    String name = "session-storage-" + application + "-";
    AtomicInteger made = new AtomicInteger();
    threads = task -> thread(task, name + made.incrementAndGet());
    timer = new ScheduledThreadPoolExecutor(1, task -> thread(task, name + "timer"));
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    timer.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    heart = new Lane(1, task -> thread(task, name + "heart"));
    agreement = new Lane(1, task -> thread(task, name + "agreement"));
    care = new Lane(1, task -> thread(task, name + "care"));
    orphans = new Lane(1, task -> thread(task, name + "orphans"));
    post = new Lane(1, task -> thread(task, name + "post"));
    sweep = new Lane(1, task -> thread(task, name + "sweep"));
  }

  private static ClassLoader contextLoader() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return loader == null ? Lanes.class.getClassLoader() : loader;
  }

  /** Listeners are the application's, so that its threads have its class loader. */
  private Thread thread(Runnable task, String name) {
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    return thread;
  }

  Lane lane(int number) {
    Lane lane = lanes.get(number);
    return lane == null ? made(lanes, number, 2) : lane;
  }

  /** Where listeners are told of sessions that are kept together. */
  Lane teller(int number) {
    return made(tellers, number, 1);
  }

  private Lane made(Map<Integer, Lane> all, int number, int most) {
    Lane lane = all.computeIfAbsent(number, any -> new Lane(most, threads));
    if (closed) {
      lane.close(0); // no thread begins after the end
    }
    return lane;
  }

  /** Does something that takes no time at a moment. */
  void at(long moment, Runnable task) {
    try {
      var unused =
          timer.schedule(
              () -> Lane.runGuarded(task), moment - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(Level.DEBUG, "The application has just ended", e);
    }
  }

  /** Does something in a lane, again and again. */
  void every(long nanos, Lane lane, Runnable task) {
    AtomicInteger waiting = new AtomicInteger();
    Runnable once =
        () -> {
          waiting.set(0);
          task.run();
        };
    var unused =
        timer.scheduleWithFixedDelay(
            () -> {
              if (waiting.getAndSet(1) == 0) {
                lane.execute(once);
              }
            },
            nanos,
            nanos,
            TimeUnit.NANOSECONDS);
  }

  /** Nothing new begins at a moment. */
  void stopTimer() {
    timer.shutdownNow();
  }

  /** All but the heartbeats. */
  List<Lane> all() {
    List<Lane> all = new ArrayList<>(lanes.values());
    all.addAll(tellers.values());
    all.addAll(List.of(care, post));
    return all;
  }

  /** Waits until the lanes have done what they were given, but not for longer than a while. */
  void drain(long nanos) {
    long until = System.nanoTime() + nanos;
    lanes.values().forEach(lane -> lane.drain(until));
    post.drain(until);
  }

  @Override
  public void close() {
    stopTimer();
    closed = true;
    long until = System.nanoTime() + END;
    lanes.values().forEach(lane -> lane.close(until - System.nanoTime()));
    tellers.values().forEach(lane -> lane.close(until - System.nanoTime()));
    for (Lane lane : new Lane[] {heart, agreement, care, orphans, sweep, post}) {
      lane.close(until - System.nanoTime());
    }
  }
}
