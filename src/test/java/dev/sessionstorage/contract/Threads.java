// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Runs things in other threads, side by side, and never waits without a bound. */
final class Threads {
  static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration STRESS = Duration.ofMillis(Long.getLong("proof.race.millis", 400));

  private Threads() {}

  /** What a thread does. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  /** What one of several threads does, told which of them it is. */
  @FunctionalInterface
  interface Racer {
    void run(int number) throws Exception;
  }

  static ConditionFactory await() {
    return Awaitility.await()
        .atMost(BOUND)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2));
  }

  static Worker<Void> run(Task task) {
    return new Worker<>(
        () -> {
          task.run();
          return null;
        });
  }

  static <T> Worker<T> call(Callable<T> task) {
    return new Worker<>(task);
  }

  /** Lets threads start at the same moment, and throws what one of them threw. */
  static void race(int threads, Racer racer) throws Exception {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Worker<Void>> workers =
        IntStream.range(0, threads)
            .mapToObj(
                number ->
                    run(
                        () -> {
                          start.await();
                          racer.run(number);
                        }))
            .toList();
    for (Worker<Void> worker : workers) {
      worker.result();
    }
  }

  /** Repeats each task in a thread of its own for a short while; the first failure ends all. */
  static void stress(Task... tasks) throws Exception {
    long end = System.nanoTime() + STRESS.toNanos();
    AtomicBoolean failed = new AtomicBoolean();
    List<Worker<Void>> workers =
        Stream.of(tasks).map(task -> run(() -> repeat(task, end, failed))).toList();
    for (Worker<Void> worker : workers) {
      worker.result();
    }
  }

  private static void repeat(Task task, long end, AtomicBoolean failed) throws Exception {
    try {
      do {
        task.run();
      } while (!failed.get() && System.nanoTime() - end < 0);
    } catch (Throwable e) {
      failed.set(true);
      throw e;
    }
  }
}
