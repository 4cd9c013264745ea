// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.hazelcast.failure.Tally.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Some scenarios, as {@code failures.seed} says, or all of them again and again for as many minutes
 * as {@code failures.minutes} says. The members' logs are in {@code target/failures}. {@code
 * failures.only} picks scenarios by a regular expression.
 */
class FailuresIT {

  /** The lease, or the heartbeat time-out of these members, each about 6 seconds, and some more. */
  private static final Duration FREE_WITHIN = Duration.ofSeconds(15);

  private static final Duration NOBODY_WAITS_LONGER = Duration.ofSeconds(30);
  private static final long BEGIN = System.nanoTime();
  private static final Map<Scenario, Tally> TALLIES = new EnumMap<>(Scenario.class);
  private static final Plan PLAN = new Plan();

  private static final Afterwards AFTERWARDS = new Afterwards();
  private static Cluster cluster;
  private static int rounds;

  @TestFactory
  Stream<DynamicTest> nothing_acknowledged_is_lost() {
    System.out.println("-Dfailures.seed=" + PLAN.seed);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(PLAN, Spliterator.ORDERED), false)
        .map(FailuresIT::test);
  }

  private static DynamicTest test(Scenario scenario) {
    String name = scenario.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return DynamicTest.dynamicTest(name, () -> run(scenario, name));
  }

  private static void run(Scenario scenario, String name) throws Exception {
    long begin = System.nanoTime();
    int number = rounds++;
    try {
      Tally tally = tally(number, scenario);
      TALLIES.merge(scenario, tally, Tally::plus);
      System.out.println(tally.line(number + ": " + name) + " took " + since(begin));
      assertThat(tally.isClean()).as(Tally.header() + "\n" + tally.line(name)).isTrue();
      assertThat(tally.time(Figure.FREE)).as("until a lock was free").isLessThan(FREE_WITHIN);
      assertThat(tally.time(Figure.STALL)).as("the longest call").isLessThan(NOBODY_WAITS_LONGER);
    } catch (Exception | Error e) {
      System.out.println(number + ": " + name + " failed after " + since(begin) + ": " + e);
      closeCluster();
      throw e;
    }
  }

  private static Tally tally(int number, Scenario scenario) throws Exception {
    if (cluster != null && cluster.size() != scenario.size()) {
      closeCluster();
    }
    if (cluster == null) {
      Path folder = Path.of("target", "failures", "from-round-" + number);
      cluster = new Cluster("storage", folder, scenario.size());
    }
    cluster.untilItIsWhole();
    Round round = new Round(cluster, "round" + number, PLAN.random);
    AFTERWARDS.add(round);
    scenario.happen(round);
    return round.end();
  }

  private static String since(long begin) {
    return (System.nanoTime() - begin) / 1_000_000 + " ms";
  }

  @AfterAll
  static void showTable() throws IOException {
    try {
      if (PLAN.isLong() && cluster != null) {
        Tally left = AFTERWARDS.left(cluster.members());
        System.out.println(left.line("after the last round"));
        assertThat(left.isClean()).as(left.line("after the last round")).isTrue();
      }
    } finally {
      closeCluster();
      System.out.println(Tally.header());
      TALLIES.forEach((scenario, tally) -> System.out.println(tally.line(scenario.name())));
      Tally all = TALLIES.values().stream().reduce(Tally.NOTHING, Tally::plus);
      System.out.println(all.line("all, in " + since(BEGIN)));
    }
  }

  private static void closeCluster() throws IOException {
    AFTERWARDS.clear();
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }
}
