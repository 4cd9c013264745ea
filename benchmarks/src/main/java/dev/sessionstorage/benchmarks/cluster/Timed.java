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

  /**
   * How long many took.
   *
   * @param count how many there were
   * @param p50Micros what half of them took at most
   * @param p99Micros what 99 of 100 took at most
   * @param mostMicros what the longest took
   */
  record Times(long count, double p50Micros, double p99Micros, double mostMicros) {
    static Times of(LongStream nanos) {
      long[] all = nanos.sorted().toArray();
      return new Times(all.length, part(all, 0.5), part(all, 0.99), part(all, 1));
    }

    private static double part(long[] sorted, double part) {
      int index = Math.min(sorted.length - 1, (int) (sorted.length * part));
      return index < 0 ? Double.NaN : sorted[index] / 1e3;
    }

    /** As it goes from process to process. */
    String line() {
      return count + " " + p50Micros + " " + p99Micros + " " + mostMicros;
    }

    static Times parse(String line) {
      String[] parts = line.split(" ", -1);
      return new Times(
          Long.parseLong(parts[0]), number(parts[1]), number(parts[2]), number(parts[3]));
    }

    private static double number(String text) {
      return Double.parseDouble(text);
    }
  }

  private Timed() {}

  static Times of(Step step, List<String> sessions, Duration time) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(sessions.size());
    List<Callable<long[]>> tasks = new ArrayList<>();
    sessions.forEach(session -> tasks.add(() -> repeat(step, session, time)));
    Times times = Times.of(threads.invokeAll(tasks).stream().flatMapToLong(Timed::times));
    threads.shutdown();
    return times;
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
