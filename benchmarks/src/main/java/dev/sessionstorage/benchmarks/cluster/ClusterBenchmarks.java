// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Measures several members and writes the page of the results. */
public final class ClusterBenchmarks {
  private static final Duration STANDARD = Duration.ofSeconds(10);
  private static final Duration QUICK = Duration.ofMillis(500);

  private ClusterBenchmarks() {}

  /** Writes the page, and the picture beside it. */
  public static void write(Path page, boolean quick) throws IOException {
    ClusterPage.write(page, ClusterRuns.measure(quick ? QUICK : STANDARD));
  }
}
