// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks;

import dev.sessionstorage.benchmarks.child.Fairness;
import dev.sessionstorage.benchmarks.child.Requests;
import dev.sessionstorage.benchmarks.child.Sizes;
import dev.sessionstorage.benchmarks.cluster.ClusterBenchmarks;
import dev.sessionstorage.benchmarks.cluster.CrowdBenchmarks;
import dev.sessionstorage.benchmarks.report.Figures;
import dev.sessionstorage.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Measures everything and writes the results into a page beside the target directory. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    List<String> options = List.of(arguments);
    if (!List.of("--quick", "--cluster", "--crowd", "--stores").containsAll(options)) {
      System.err.println(
          "usage: java -jar benchmarks.jar [--cluster | --crowd | --stores] [--quick]");
      System.exit(2);
    }
    boolean quick = options.contains("--quick");
    boolean cluster = options.contains("--cluster");
    boolean crowd = options.contains("--crowd");
    boolean stores = options.contains("--stores");
    Path page = page(quick, cluster || crowd ? "CLUSTER.md" : stores ? "STORES.md" : "README.md");
    if (crowd) {
      CrowdBenchmarks.write(page, quick);
    } else if (cluster) {
      ClusterBenchmarks.write(page, quick);
    } else if (stores) {
      ClusterBenchmarks.writeStores(page, quick);
    } else {
      Report.write(page, measure(quick ? Effort.QUICK : Effort.STANDARD));
    }
    System.out.println("Written: " + page);
  }

  private static Figures measure(Effort effort) throws Exception {
    Figures figures = new Figures();
    boolean quick = effort == Effort.QUICK;
    say("1 of 4: whole requests");
    figures.add(
        Requests.measure(
            quick ? 2 : 8, Duration.ofSeconds(quick ? 2 : 5), Duration.ofSeconds(quick ? 1 : 2)));
    say("2 of 4: the polite thread");
    figures.add(Fairness.measure(Duration.ofSeconds(quick ? 2 : 5)));
    say("3 of 4: memory");
    figures.add(Sizes.measure(effort.sessions));
    say("4 of 4: times, each with its progress");
    JmhRun jmh = new JmhRun(effort);
    figures.add(jmh.together(2));
    figures.add(jmh.together(8));
    figures.add(jmh.alone());
    return figures;
  }

  private static void say(String step) {
    System.out.println(
        "# " + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + ", " + step);
  }

  /** A quick run is no result: it goes to the target directory. */
  private static Path page(boolean quick, String name) throws Exception {
    Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path target = jar.getParent();
    return quick
        ? Files.createDirectories(target.resolve("quick")).resolve(name)
        : target.resolveSibling(name);
  }
}
