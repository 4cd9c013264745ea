// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each scenario once, and again and again for as many minutes as {@code failures.minutes} says. The
 * members' logs are in {@code target/failures}. {@code failures.only} picks scenarios by a regular
 * expression.
 */
class FailuresIT {
  private static final Duration TIME = Duration.ofMinutes(Long.getLong("failures.minutes", 0));
  private static final List<Scenario> SCENARIOS =
      Stream.of(Scenario.values()).filter(FailuresIT::isWanted).toList();

  /** The lease, or the heartbeat time-out of these members, each about 6 seconds, and some more. */
  private static final Duration FREE_WITHIN = Duration.ofSeconds(15);

  private static final Duration NOBODY_WAITS_LONGER = Duration.ofSeconds(30);
  private static final long BEGIN = System.nanoTime();
  private static final Map<Scenario, Tally> TALLIES = new EnumMap<>(Scenario.class);

  private static final Random RANDOM = new Random();
  private static Cluster cluster;

  @TestFactory
  Stream<DynamicTest> nothing_acknowledged_is_lost() {
    return IntStream.iterate(0, i -> i < SCENARIOS.size() || isTimeLeft(), i -> i + 1)
        .mapToObj(FailuresIT::test);
  }

  private static boolean isWanted(Scenario scenario) {
    return scenario.name().matches(System.getProperty("failures.only", ".*"));
  }

  private static boolean isTimeLeft() {
    return System.nanoTime() - BEGIN < TIME.toNanos();
  }

  private static DynamicTest test(int number) {
    Scenario scenario = SCENARIOS.get(number % SCENARIOS.size());
    String name = scenario.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return DynamicTest.dynamicTest(name, () -> run(number, scenario, name));
  }

  private static void run(int number, Scenario scenario, String name) throws Exception {
    long begin = System.nanoTime();
    try {
      Tally tally = tally(number, scenario);
      TALLIES.merge(scenario, tally, Tally::plus);
      System.out.println(tally.line(number + ": " + name) + " took " + since(begin));
      assertThat(tally.isClean()).as(tally.toString()).isTrue();
      assertThat(tally.free()).as("until a lock was free").isLessThan(FREE_WITHIN);
      assertThat(tally.stall()).as("the longest call").isLessThan(NOBODY_WAITS_LONGER);
    } catch (Exception | Error e) {
      System.out.println(number + ": " + name + " failed after " + since(begin) + ": " + e);
      closeCluster();
      throw e;
    }
  }

  private static Tally tally(int number, Scenario scenario) throws Exception {
    if (cluster == null) {
      cluster = new Cluster("storage", Path.of("target", "failures", "from-round-" + number));
    }
    cluster.untilItIsWhole();
    Round round = new Round(cluster, "round" + number, RANDOM);
    scenario.happen(round);
    return round.end();
  }

  private static String since(long begin) {
    return (System.nanoTime() - begin) / 1_000_000 + " ms";
  }

  @AfterAll
  static void showTable() throws IOException {
    closeCluster();
    System.out.println(Tally.HEADER);
    TALLIES.forEach((scenario, tally) -> System.out.println(tally.line(scenario.name())));
    Tally all = TALLIES.values().stream().reduce(Tally.NOTHING, Tally::plus);
    System.out.println(all.line("all, in " + since(BEGIN)));
  }

  private static void closeCluster() throws IOException {
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }
}
