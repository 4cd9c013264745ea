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
            figure(Row.CURRENT, Contestant.SESSION_STORAGE, 6),
            figure(Row.CURRENT, Contestant.TOMCAT, 5),
            figure(Row.CURRENT, Contestant.LIMIT, 4));

    assertThat(page)
        .contains("| 6.00 ns | 4.00 ns | ≤ 3 × limit | 1.50 × | yes |")
        .contains("| ahead of all peers | 0.83 × as good as Tomcat HttpSession | **no** |");
  }

  @Test
  void moreIsBetterWhereThingsAreCounted() throws Exception {
    String page =
        written(
            figure(Row.COUNTER_2, Contestant.SESSION_STORAGE, 7),
            figure(Row.COUNTER_2, Contestant.VAADIN, 4),
            figure(Row.COUNTER_2, Contestant.LIMIT, 10));

    assertThat(page)
        .contains("≥ 0.35 × limit | 0.70 × | yes |")
        .contains("2 × as good as Vaadin session | 1.75 × as good | **no** |");
  }

  @Test
  void bytesAreJudgedToo() throws Exception {
    assertThat(written(figure(Row.READ, Contestant.SESSION_STORAGE, 6)))
        .contains("| allocates nothing | 16 B | **no** |");
    assertThat(written(figure(Row.PUT, Contestant.SESSION_STORAGE, 6)))
        .contains("| allocates ≤ 80 B | 16 B | yes |");
    assertThat(written(new Figure(Row.READ, Contestant.SESSION_STORAGE, 6, 0.5, Double.NaN)))
        .contains("| allocates nothing | not measured | **no** |");
  }

  @Test
  void aLossCountsBeyondTheErrorsOnly() throws Exception {
    Figure without = figure(Row.PUT_BESIDE, Contestant.LIMIT, 50);

    assertThat(written(without, figure(Row.PUT_BESIDE, Contestant.SESSION_STORAGE, 53)))
        .contains("within the errors | 1.06 ± 0.02 × | yes |");
    assertThat(written(without, figure(Row.PUT_BESIDE, Contestant.SESSION_STORAGE, 55)))
        .contains("within the errors | 1.10 ± 0.02 × | **no** |");
  }

  @Test
  void rowsAreComparedWithEachOther() throws Exception {
    Figure few = figure(Row.TO_MAP_10, Contestant.SESSION_STORAGE, 10);

    assertThat(written(few, figure(Row.TO_MAP_10000, Contestant.SESSION_STORAGE, 11)))
        .contains("| 1.10 × the cost | yes |");
    assertThat(written(few, figure(Row.TO_MAP_10000, Contestant.SESSION_STORAGE, 30)))
        .contains("| 3.00 × the cost | **no** |");
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
