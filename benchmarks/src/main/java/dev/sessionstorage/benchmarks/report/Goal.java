// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import static dev.sessionstorage.benchmarks.report.Contestant.LIMIT;
import static dev.sessionstorage.benchmarks.report.Contestant.SESSION_STORAGE;

import java.util.OptionalDouble;

/** What a row shall reach. */
final class Goal {
  /** What was reached; met is false as well where something was not measured. */
  record Verdict(String reached, boolean met) {}

  private interface Judge {
    Verdict judge(Row row, Figures figures);
  }

  final String text;

  /** Where it is on the scale of the row, as a multiple of a contestant, for the picture. */
  private final double factor;

  private final Contestant base;
  private final Judge judge;

  private Goal(String text, double factor, Contestant base, Judge judge) {
    this.text = text;
    this.factor = factor;
    this.base = base;
    this.judge = judge;
  }

  /** At most so many times what another has. */
  static Goal atMostTimes(double factor, Contestant base) {
    return new Goal(
        "≤ " + Numbers.plain(factor) + " × " + base.label,
        factor,
        base,
        (row, figures) -> verdict(figures.ratio(row, base), figures.ratio(row, base) <= factor));
  }

  /** At least so many times what another has. */
  static Goal atLeastTimes(double factor, Contestant base) {
    return new Goal(
        "≥ " + Numbers.plain(factor) + " × " + base.label,
        factor,
        base,
        (row, figures) -> verdict(figures.ratio(row, base), figures.ratio(row, base) >= factor));
  }

  private static Verdict verdict(double ratio, boolean met) {
    return new Verdict(Numbers.text(ratio) + " ×", met);
  }

  static Goal aheadOfPeers() {
    return new Goal(
        "ahead of all peers",
        Double.NaN,
        null,
        (row, figures) -> {
          Figure best = figures.bestPeer(row).orElse(null);
          double own = figures.value(row, SESSION_STORAGE);
          if (best == null) {
            return new Verdict("no peer measured", false);
          }
          double advantage = row.unit.advantage(own, best.value());
          return new Verdict(
              Numbers.text(advantage) + " × as good as " + best.contestant().label, advantage > 1);
        });
  }

  static Goal timesBetter(double factor, Contestant peer) {
    return new Goal(
        Numbers.plain(factor) + " × as good as " + peer.label,
        Double.NaN,
        null,
        (row, figures) -> {
          double advantage =
              row.unit.advantage(figures.value(row, SESSION_STORAGE), figures.value(row, peer));
          return new Verdict(Numbers.text(advantage) + " × as good", advantage >= factor);
        });
  }

  /** At most so much. */
  static Goal atMost(double limit, Unit unit) {
    return new Goal(
        "≤ " + Numbers.plain(limit) + " " + unit.symbol,
        limit,
        null,
        (row, figures) -> {
          double own = figures.value(row, SESSION_STORAGE);
          return new Verdict(unit.text(own), own <= limit);
        });
  }

  /** Costs less than so many times what the row with ten names costs. */
  static Goal growsSlowerThan(double factor) {
    return new Goal(
        "less than " + Numbers.plain(factor) + " × the cost of ten names",
        Double.NaN,
        null,
        (row, figures) -> {
          double growth =
              figures.value(row, SESSION_STORAGE) / figures.value(Row.PUT, SESSION_STORAGE);
          return new Verdict(Numbers.text(growth) + " × the cost", growth < factor);
        });
  }

  /** As many requests per second as without the jar, by the CPU time that each has besides. */
  static Goal leavesOfRequests(double share) {
    return new Goal(
        "≥ " + Numbers.plain(share) + " × the requests without the jar",
        Double.NaN,
        null,
        (row, figures) -> {
          double whole = figures.value(Row.REQUEST, LIMIT) * 1e3;
          double left = 1 - figures.value(row, SESSION_STORAGE) / whole;
          return new Verdict(Numbers.share(left) + " ×", left >= share);
        });
  }

  Verdict judge(Row row, Figures figures) {
    return judge.judge(row, figures);
  }

  /** Where the goal is on the scale of the row, if it is on it. */
  OptionalDouble position(Row row, Figures figures) {
    double value = base == null ? factor : factor * figures.value(row, base);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
