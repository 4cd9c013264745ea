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

/** Eight visitors who keep one server busy. */
final class Load {
  private static final int VISITORS = 8;

  private final int port;

  Load(int port) {
    this.port = port;
  }

  /** Visits for that long; returns the number of answers. */
  long run(Duration duration) {
    ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
    try {
      long end = System.nanoTime() + duration.toNanos();
      List<Future<Long>> visits = new ArrayList<>();
      for (int i = 0; i < VISITORS; i++) {
        visits.add(visitors.submit(() -> visit(end)));
      }
      long answers = 0;
      for (Future<Long> visit : visits) {
        answers += visit.get();
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      visitors.shutdownNow();
    }
  }

  private long visit(long end) throws IOException {
    long answers = 0;
    try (Visitor visitor = new Visitor(port)) {
      while (System.nanoTime() < end) {
        String unused = visitor.visit();
        answers++;
      }
    }
    return answers;
  }
}
