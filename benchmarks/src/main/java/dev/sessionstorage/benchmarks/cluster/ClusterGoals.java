// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import static dev.sessionstorage.benchmarks.cluster.Way.LOCK;
import static dev.sessionstorage.benchmarks.cluster.Way.NEAR_CACHE;
import static dev.sessionstorage.benchmarks.cluster.Way.OPTIMISTIC;
import static dev.sessionstorage.benchmarks.cluster.Way.REDISSON;
import static dev.sessionstorage.benchmarks.cluster.Way.SCRIPT;
import static dev.sessionstorage.benchmarks.cluster.Way.SELECT_FOR_UPDATE;
import static dev.sessionstorage.benchmarks.cluster.Way.SPRING;
import static dev.sessionstorage.benchmarks.cluster.Way.SPRING_JDBC;
import static dev.sessionstorage.benchmarks.cluster.Way.SPRING_REDIS;

import java.util.List;
import java.util.Locale;

/** What shall be reached with all members, and whether it was. */
final class ClusterGoals {
  private final List<Measured> all;
  private final StringBuilder text = new StringBuilder();

  private ClusterGoals(List<Measured> all) {
    this.all = all;
  }

  static String table(List<Measured> all) {
    ClusterGoals goals = new ClusterGoals(all);
    goals.text.append("| what | goal | reached | met |\n| --- | --- | ---: | --- |\n");
    int most = all.stream().mapToInt(each -> each.of().members()).max().orElseThrow();
    all.stream()
        .map(Measured::of)
        .distinct()
        .filter(of -> of.members() == most)
        .forEach(goals::judge);
    return goals.text.toString();
  }

  private void judge(Case of) {
    if (of.shared() == Shared.POSTGRESQL) {
      atLeast(of, of.hot() ? 1 : 1.5, SELECT_FOR_UPDATE);
      atLeast(of, 1, SPRING_JDBC);
    } else if (of.shared() == Shared.REDIS) {
      atLeast(of, 0.8, SCRIPT);
      atLeast(of, 1, SPRING_REDIS);
      atLeast(of, 3, REDISSON);
    } else if (of.counts()) {
      atLeast(of, of.bytes() > 1_000 ? 1.5 : of.hot() ? 2.5 : 4, LOCK);
      atLeast(of, 0.7, OPTIMISTIC);
      atLeast(of, 1, SPRING);
      double ratio = own(of).p99Millis() / find(of, LOCK).p99Millis();
      line(of, "p99 ≤ 0.9 × that of " + LOCK.label, times(ratio), ratio <= 0.9);
    } else if (of.reads()) {
      atLeast(of, 0.5, NEAR_CACHE);
    } else {
      double p99 = own(of).p99Millis();
      line(of, "p99 ≤ 15 ms", String.format(Locale.ROOT, "%.1f ms", p99), p99 <= 15);
    }
  }

  private void atLeast(Case of, double factor, Way peer) {
    double ratio = own(of).perSecond() / find(of, peer).perSecond();
    line(of, "≥ " + factor + " × " + peer.label, times(ratio), ratio >= factor);
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2f ×", ratio);
  }

  private Measured own(Case of) {
    return all.stream()
        .filter(each -> each.of().equals(of) && each.way().isOurs())
        .findAny()
        .orElseThrow();
  }

  private Measured find(Case of, Way way) {
    return all.stream()
        .filter(each -> each.of().equals(of) && each.way() == way)
        .findAny()
        .orElseThrow();
  }

  private void line(Case of, String goal, String reached, boolean met) {
    text.append("| " + of.title() + " | " + goal + " | " + reached + " | ")
        .append(met ? "yes |\n" : "**no** |\n");
  }
}
