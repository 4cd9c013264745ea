// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Repeats something for a while, in one thread for each session named. */
final class Timed {

  /** One round. */
  interface Step {
    void run(String session) throws Exception;
  }

  private Timed() {}

  /** Gives how often it was done in a second, and what 99 % took at most, in microseconds. */
  static String of(Step step, List<String> sessions, Duration time) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(sessions.size());
    List<Callable<long[]>> tasks = new ArrayList<>();
    sessions.forEach(session -> tasks.add(() -> repeat(step, session, time)));
    long[] all = threads.invokeAll(tasks).stream().flatMapToLong(Timed::times).sorted().toArray();
    threads.shutdown();
    double perSecond = all.length / (time.toNanos() / 1e9);
    return perSecond + " " + all[(int) (all.length * 0.99)] / 1e3;
  }

  private static long[] repeat(Step step, String session, Duration time) throws Exception {
    long[] times = new long[1 << 16];
    int count = 0;
    long end = System.nanoTime() + time.toNanos();
    for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
      step.run(session);
      times = count < times.length ? times : Arrays.copyOf(times, 2 * count);
      times[count++] = System.nanoTime() - begin;
    }
    return Arrays.copyOf(times, count);
  }

  private static LongStream times(Future<long[]> future) {
    try {
      return Arrays.stream(future.get());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
