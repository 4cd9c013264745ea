// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.io.IOException;
import java.nio.file.Path;

/** Measures several members and writes the page of the results. */
public final class ClusterBenchmarks {
  private ClusterBenchmarks() {}

  /** Writes the page, and the picture beside it. */
  public static void write(Path page, boolean quick) throws IOException {
    ClusterPage.write(page, ClusterRuns.measure(quick ? Plan.QUICK : Plan.STANDARD));
  }
}
