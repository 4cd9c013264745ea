// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures several members and writes the page of the results. */
public final class ClusterBenchmarks {
  private static final List<Shared> SERVERS = List.of(Shared.POSTGRESQL, Shared.REDIS);

  private ClusterBenchmarks() {}

  /** Measures a grid; writes the page, and the picture beside it. */
  public static void write(Path page, boolean quick) throws IOException {
    ClusterPage.write(page, "cluster.svg", ClusterRuns.measure(plan(quick)), "");
  }

  /** Measures members that share a server; writes the page, and the picture beside it. */
  public static void writeStores(Path page, boolean quick) throws Exception {
    Plan plan = plan(quick);
    List<Measured> all = new ArrayList<>();
    for (Shared shared : SERVERS) {
      all.addAll(ClusterRuns.measure(plan, shared, plan.members()));
    }
    StringBuilder more = new StringBuilder();
    for (Shared shared : SERVERS) {
      more.append(ManySessions.table(shared, quick ? 2_000 : 1_000_000));
    }
    ClusterPage.write(page, "stores.svg", all, more.toString());
  }

  private static Plan plan(boolean quick) {
    return quick ? Plan.QUICK : Plan.STANDARD;
  }
}
