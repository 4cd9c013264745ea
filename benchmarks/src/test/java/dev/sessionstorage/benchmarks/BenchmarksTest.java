// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.benchmarks.child.Fairness;
import dev.sessionstorage.benchmarks.child.Requests;
import dev.sessionstorage.benchmarks.child.Sizes;
import dev.sessionstorage.benchmarks.report.Figure;
import dev.sessionstorage.benchmarks.report.Row;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything is measured for a moment: it works, whatever the figures are. */
class BenchmarksTest {
  private final JmhRun jmh = new JmhRun(Effort.SMOKE);

  @Test
  void everyBenchmarkOfOneThreadRuns() throws Exception {
    List<Figure> figures = jmh.alone();

    assertThat(figures).allMatch(figure -> figure.value() > 0);
    assertThat(figures)
        .extracting(Figure::row)
        .contains(Row.READ, Row.CURRENT, Row.FIND, Row.PUT, Row.PUT_100, Row.PUT_10000, Row.TO_MAP)
        .contains(Row.PUT_TWO, Row.PUT_BESIDE, Row.TO_MAP_10, Row.TO_MAP_10000)
        .contains(Row.FILTER_NO_SESSION, Row.FILTER_SESSION, Row.FILTER_FORWARD, Row.FILTER_ASYNC);
  }

  @Test
  void theCounterRuns() throws Exception {
    assertThat(jmh.together(2))
        .hasSize(6)
        .allMatch(figure -> figure.value() > 0 && figure.row() == Row.COUNTER_2);
  }

  @Test
  void sizesAreMeasured() {
    assertThat(Sizes.measure(100)).hasSize(5).allMatch(figure -> figure.value() > 0);
  }

  @Test
  void thePoliteThreadIsMeasured() {
    assertThat(Fairness.measure(Duration.ofMillis(50)))
        .hasSize(3)
        .allMatch(figure -> figure.value() > 0);
  }

  @Test
  void requestsAreMeasured() {
    Duration moment = Duration.ofMillis(300);

    assertThat(Requests.measure(1, moment, moment))
        .hasSize(3)
        .allMatch(figure -> figure.value() > 0);
  }
}
