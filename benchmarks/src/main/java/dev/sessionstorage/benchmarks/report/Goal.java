// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.report;

import static dev.sessionstorage.benchmarks.report.Contestant.LIMIT;
import static dev.sessionstorage.benchmarks.report.Contestant.SESSION_STORAGE;

import java.util.OptionalDouble;
import java.util.function.Supplier;

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

  /** A goal that is not on the scale of the row. */
  private Goal(String text, Judge judge) {
    this(text, Double.NaN, null, judge);
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

  /** As fast as another at least, as far as the errors of both tell. */
  static Goal noLoss(double factor, Contestant base) {
    return new Goal(
        "≤ " + Numbers.plain(factor) + " × " + base.label + ", within the errors",
        factor,
        base,
        (row, figures) -> {
          double ratio = figures.ratio(row, base);
          double error = figures.errorOfRatio(row, base);
          return new Verdict(
              Numbers.text(ratio) + Numbers.error(error) + " ×", ratio - error <= factor);
        });
  }

  static Goal aheadOfPeers() {
    return new Goal(
        "ahead of all peers",
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

  static Goal aheadOf(Contestant peer) {
    return new Goal(
        "ahead of " + peer.label,
        (row, figures) -> {
          double advantage = figures.advantage(row, peer);
          return new Verdict(Numbers.text(advantage) + " × as good", advantage > 1);
        });
  }

  static Goal timesBetter(double factor, Contestant peer) {
    return new Goal(
        Numbers.plain(factor) + " × as good as " + peer.label,
        (row, figures) -> {
          double advantage = figures.advantage(row, peer);
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

  /** Allocates at most so many bytes in each operation. */
  static Goal allocates(long bytes) {
    return new Goal(
        bytes == 0 ? "allocates nothing" : "allocates ≤ " + bytes + " B",
        (row, figures) -> {
          double own = figures.bytes(row, SESSION_STORAGE);
          return new Verdict(Numbers.bytes(own), own < bytes + 0.5);
        });
  }

  /** Costs less than so many times what another row costs. */
  static Goal lessThanTimes(double factor, Supplier<Row> other, String name) {
    return new Goal(
        "less than " + Numbers.plain(factor) + " × the cost of " + name,
        (row, figures) -> {
          double growth =
              figures.value(row, SESSION_STORAGE) / figures.value(other.get(), SESSION_STORAGE);
          return new Verdict(Numbers.text(growth) + " × the cost", growth < factor);
        });
  }

  /** As many requests per second as without the jar, by the CPU time that each has besides. */
  static Goal leavesOfRequests(double share) {
    return new Goal(
        "≥ " + Numbers.plain(share) + " × the requests without the jar",
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
