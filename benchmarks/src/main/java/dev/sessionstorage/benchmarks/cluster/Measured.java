// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What came out of all runs of one thing.
 *
 * @param of what was measured
 * @param way of whom
 * @param runs each run
 */
record Measured(Case of, Way way, List<Run> runs) {

  Measured(Case of, Way way) {
    this(of, way, new ArrayList<>());
  }

  /** How often it was done in a second, in the run in the middle. */
  double perSecond() {
    return middle(Run::perSecond);
  }

  double slowest() {
    return runs.stream().mapToDouble(Run::perSecond).min().orElseThrow();
  }

  double fastest() {
    return runs.stream().mapToDouble(Run::perSecond).max().orElseThrow();
  }

  double p50Millis() {
    return middle(Run::p50Micros) / 1000;
  }

  double p99Millis() {
    return middle(Run::p99Micros) / 1000;
  }

  double lost() {
    return middle(Run::lost);
  }

  double statements() {
    return middle(Run::statements);
  }

  private double middle(ToDoubleFunction<Run> value) {
    return runs.stream()
        .mapToDouble(value)
        .sorted()
        .skip(runs.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  /** To follow what is going on. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%s, %s: %,.0f/s, p99 %.2f ms",
        of.title(),
        way.label,
        perSecond(),
        p99Millis());
  }
}
