// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.failure.Tally.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Plays some scenarios, as {@code failures.seed} says, or all of them again and again for as many
 * minutes as {@code failures.minutes} says. The members' logs are in {@code target/failures}.
 * {@code failures.only} picks scenarios by a regular expression.
 *
 * @param <C> what fails
 * @param <S> how
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class Failures<C extends Cluster, S extends Scenario<C>> {
  /** The lock timeout, and some more. */
  private static final Duration NOBODY_WAITS_LONGER = Duration.ofSeconds(35);

  private final long begin = System.nanoTime();
  private final Map<S, Tally> tallies = new LinkedHashMap<>();
  private final Plan<S> plan;
  private final Duration freeWithin;
  private final Afterwards afterwards = new Afterwards();
  private C cluster;
  private int rounds;

  /**
   * Takes what may happen.
   *
   * @param scenarios all of them
   * @param freeWithin how long it may take until the lock of a holder that fails is free
   */
  protected Failures(List<S> scenarios, Duration freeWithin) {
    this.plan = new Plan<>(scenarios);
    this.freeWithin = freeWithin;
  }

  /** Starts as many members. */
  protected abstract C newCluster(Path folder, int size) throws IOException;

  /** Each scenario is a test of its own. */
  @TestFactory
  Stream<DynamicTest> nothing_acknowledged_is_lost() {
    System.out.println("-Dfailures.seed=" + plan.seed);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(plan, Spliterator.ORDERED), false)
        .map(this::test);
  }

  private DynamicTest test(S scenario) {
    String name = scenario.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return DynamicTest.dynamicTest(name, () -> run(scenario, name));
  }

  private void run(S scenario, String name) throws Exception {
    long start = System.nanoTime();
    int number = rounds++;
    try {
      Tally tally = tally(number, scenario);
      tallies.merge(scenario, tally, Tally::plus);
      System.out.println(tally.line(number + ": " + name) + " took " + since(start));
      assertThat(tally.isClean()).as(Tally.header() + "\n" + tally.line(name)).isTrue();
      assertThat(tally.time(Figure.FREE)).as("until a lock was free").isLessThan(freeWithin);
      assertThat(tally.time(Figure.STALL)).as("the longest call").isLessThan(NOBODY_WAITS_LONGER);
    } catch (Exception | Error e) {
      System.out.println(number + ": " + name + " failed after " + since(start) + ": " + e);
      closeCluster();
      throw e;
    }
  }

  private Tally tally(int number, S scenario) throws Exception {
    if (cluster != null && cluster.size() != scenario.size()) {
      closeCluster();
    }
    if (cluster == null) {
      Path folder = Path.of("target", "failures", "from-round-" + number);
      cluster = newCluster(folder, scenario.size());
    }
    cluster.untilItIsWhole();
    Round<C> round = new Round<>(cluster, "round" + number, plan.random);
    afterwards.add(round);
    scenario.happen(round);
    return round.end();
  }

  private static String since(long start) {
    return (System.nanoTime() - start) / 1_000_000 + " ms";
  }

  @AfterAll
  void showTable() throws IOException {
    try {
      if (plan.isLong() && cluster != null) {
        Tally left = afterwards.left(cluster);
        System.out.println(left.line("after the last round"));
        assertThat(left.isClean()).as(left.line("after the last round")).isTrue();
      }
    } finally {
      closeCluster();
      System.out.println(Tally.header());
      tallies.forEach((scenario, tally) -> System.out.println(tally.line(scenario.name())));
      Tally all = tallies.values().stream().reduce(Tally.NOTHING, Tally::plus);
      System.out.println(all.line("all, in " + since(begin)));
    }
  }

  private void closeCluster() throws IOException {
    afterwards.clear();
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }
}
