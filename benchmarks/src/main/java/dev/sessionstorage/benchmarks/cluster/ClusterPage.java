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
  private static final String PICTURE = "cluster.svg";

  private final List<Measured> all;

  private ClusterPage(List<Measured> all) {
    this.all = all;
  }

  static void write(Path page, List<Measured> all) throws IOException {
    ClusterPage results = new ClusterPage(all);
    Page.write(page, results.table(), PICTURE, results.picture());
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
    StringBuilder text = new StringBuilder("| what | who | a second | × | p99 |\n");
    text.append("| --- | --- | ---: | ---: | ---: |\n");
    for (Case one : cases()) {
      String title = one.title();
      double ours = of(one).get(0).perSecond();
      for (Measured measured : of(one)) {
        text.append(line(title, measured, measured.perSecond() / ours));
        title = "";
      }
    }
    return text.toString();
  }

  private static String line(String title, Measured measured, double ratio) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,.0f | %.2f | %s |%n",
        title,
        measured.way().label,
        measured.perSecond(),
        ratio,
        measured.of().reads()
            ? ""
            : String.format(Locale.ROOT, "%.2f ms", measured.p99Micros() / 1000));
  }

  private String picture() {
    Bars bars = new Bars();
    for (Case one : cases()) {
      bars.panel(one.title() + ", a second (longer is better)");
      of(one)
          .forEach(
              measured ->
                  bars.bar(
                      measured.way().label,
                      measured.perSecond(),
                      measured.way() == Way.SESSION_STORAGE));
    }
    return bars.document();
  }
}
