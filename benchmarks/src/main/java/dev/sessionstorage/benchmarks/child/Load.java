// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.child;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Eight visitors who keep one server busy. */
final class Load {
  private static final int VISITORS = 8;

  /** What a server did. */
  record Result(double perSecond, double p99Millis) {}

  private final int port;

  Load(int port) {
    this.port = port;
  }

  Result run(Duration duration) {
    ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
    try {
      long begin = System.nanoTime();
      List<Future<long[]>> visits = new ArrayList<>();
      for (int i = 0; i < VISITORS; i++) {
        visits.add(visitors.submit(() -> visit(begin + duration.toNanos())));
      }
      LongStream all = LongStream.empty();
      for (Future<long[]> latencies : visits) {
        all = LongStream.concat(all, LongStream.of(latencies.get()));
      }
      long[] sorted = all.sorted().toArray();
      double seconds = (System.nanoTime() - begin) / 1e9;
      return new Result(sorted.length / seconds, sorted[sorted.length * 99 / 100] / 1e6);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      visitors.shutdownNow();
    }
  }

  private long[] visit(long end) throws IOException {
    LongStream.Builder latencies = LongStream.builder();
    try (Visitor visitor = new Visitor(port)) {
      long before = System.nanoTime();
      while (before < end) {
        visitor.visit();
        long after = System.nanoTime();
        latencies.add(after - before);
        before = after;
      }
    }
    return latencies.build().toArray();
  }
}
