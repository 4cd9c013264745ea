// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.benchmarks.report.Bars;
import dev.sessionstorage.benchmarks.report.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The results as a table and as a picture. */
final class ClusterPage {
  private final List<Measured> all;

  private ClusterPage(List<Measured> all) {
    this.all = all;
  }

  /** Writes the picture beside the page, and more behind the tables. */
  static void write(Path page, String picture, List<Measured> all, String more) throws IOException {
    ClusterPage results = new ClusterPage(all);
    Page.write(page, results.table() + more, picture, results.picture());
  }

  private Set<Case> cases() {
    Set<Case> cases = new LinkedHashSet<>();
    all.forEach(measured -> cases.add(measured.of()));
    return cases;
  }

  private List<Measured> of(Case one) {
    return all.stream().filter(measured -> measured.of().equals(one)).toList();
  }

  private String table() {
    return "### Goals\n\n" + ClusterGoals.table(all) + "\n### All figures\n\n" + figures();
  }

  private String figures() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| what | who | a second | slowest to fastest run | × | p50 | p99 | lost | statements |\n");
    text.append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (Case one : cases()) {
      String title = one.title();
      double ours = of(one).get(0).perSecond();
      for (Measured measured : of(one)) {
        text.append("| " + title + " | " + measured.way().label + " |");
        text.append(one.isAge() ? " | | |" : speed(measured, ours));
        text.append(one.reads() ? " | |" : times(measured));
        text.append(one.counts() ? percent(measured.lost()) : " |");
        text.append(statements(measured)).append('\n');
        title = "";
      }
    }
    return text.toString();
  }

  /** In a grid the members have them all. */
  private static String statements(Measured measured) {
    return measured.of().shared() == Shared.GRID
        ? " |"
        : String.format(Locale.ROOT, " %.1f |", measured.statements());
  }

  private static String speed(Measured measured, double ours) {
    return String.format(
        Locale.ROOT,
        " %,.0f | %,.0f – %,.0f | %.2f |",
        measured.perSecond(),
        measured.slowest(),
        measured.fastest(),
        measured.perSecond() / ours);
  }

  private static String times(Measured measured) {
    return String.format(
        Locale.ROOT, " %.2f ms | %.2f ms |", measured.p50Millis(), measured.p99Millis());
  }

  private static String percent(double part) {
    return part == 0 ? " 0 |" : String.format(Locale.ROOT, " %.1f %% |", part * 100);
  }

  private String picture() {
    Bars bars = new Bars();
    for (Case one : cases()) {
      if (one.isAge()) {
        continue;
      }
      bars.panel(one.title() + ", a second (longer is better)");
      of(one)
          .forEach(
              measured ->
                  bars.bar(measured.way().label, measured.perSecond(), measured.way().isOurs()));
    }
    return bars.document();
  }
}
