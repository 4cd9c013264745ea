// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks;

import java.time.Duration;

/** How long to measure. */
enum Effort {
  /** For the page: about nineteen minutes on two processors. */
  STANDARD(2, 3, 5, Duration.ofMillis(500), 1_000_000),
  /** To see whether all of it works: about two minutes. */
  QUICK(1, 1, 2, Duration.ofMillis(300), 50_000),
  /** For a test, in one process. */
  SMOKE(0, 0, 1, Duration.ofMillis(5), 500);

  final int forks;
  final int warmUps;
  final int iterations;
  final Duration iteration;
  final int sessions;

  Effort(int forks, int warmUps, int iterations, Duration iteration, int sessions) {
    this.forks = forks;
    this.warmUps = warmUps;
    this.iterations = iterations;
    this.iteration = iteration;
    this.sessions = sessions;
  }
}
