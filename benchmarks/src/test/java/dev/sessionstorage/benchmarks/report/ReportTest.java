// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path directory;

  private static Figure figure(Row row, Contestant contestant, double value) {
    return new Figure(row, contestant, value, 0.5, 16);
  }

  private String written(Figure... figures) throws Exception {
    Path page = directory.resolve("README.md");
    Figures all = new Figures();
    all.add(List.of(figures));
    Report.write(page, all);
    return Files.readString(page);
  }

  @Test
  void theRestOfThePageStaysAsItIs() throws Exception {
    Path page = directory.resolve("README.md");
    Files.writeString(
        page,
        "before\n<!-- results: written by the benchmarks, not by hand -->old<!-- end of results"
            + " -->\nafter\n");

    assertThat(written()).startsWith("before\n").endsWith("\nafter\n").doesNotContain("old");
  }

  @Test
  void aGoalIsJudgedByTheFigures() throws Exception {
    String page =
        written(
            figure(Row.READ, Contestant.SESSION_STORAGE, 6),
            figure(Row.READ, Contestant.TOMCAT, 5),
            figure(Row.READ, Contestant.LIMIT, 4));

    assertThat(page)
        .contains("| 6.00 ns | 4.00 ns | ≤ 2 × limit | 1.50 × | yes |")
        .contains("| ahead of all peers | 0.83 × as good as Tomcat HttpSession | **no** |");
  }

  @Test
  void moreIsBetterWhereThingsAreCounted() throws Exception {
    String page =
        written(
            figure(Row.COUNTER_2, Contestant.SESSION_STORAGE, 7),
            figure(Row.COUNTER_2, Contestant.LIMIT, 10));

    assertThat(page).contains("≥ 0.6 × limit | 0.70 × | yes |");
  }

  @Test
  void theCostOfTheFiltersIsJudgedByTheWholeRequest() throws Exception {
    Figure whole = figure(Row.REQUEST, Contestant.LIMIT, 20);

    assertThat(written(whole, figure(Row.FILTER_SESSION, Contestant.SESSION_STORAGE, 300)))
        .contains("| 300 ns |  | ≥ 0.98 × the requests without the jar | 0.985 × | yes |");
    assertThat(written(whole, figure(Row.FILTER_SESSION, Contestant.SESSION_STORAGE, 500)))
        .contains("| 500 ns |  | ≥ 0.98 × the requests without the jar | 0.975 × | **no** |");
    assertThat(written(figure(Row.FILTER_SESSION, Contestant.SESSION_STORAGE, 1)))
        .contains("**no**");
  }

  @Test
  void allFiguresHaveTheirErrorAndBytes() throws Exception {
    assertThat(written(figure(Row.READ, Contestant.SESSION_STORAGE, 6)))
        .contains("| Session Storage | 6.00 ± 0.50 ns |  | 16 |");
  }

  @Test
  void thePictureIsBesideThePage() throws Exception {
    assertThat(written(figure(Row.READ, Contestant.SESSION_STORAGE, 6))).contains("(results.svg)");
    assertThat(directory.resolve("results.svg")).content().contains("<svg", "Session Storage");
  }
}
