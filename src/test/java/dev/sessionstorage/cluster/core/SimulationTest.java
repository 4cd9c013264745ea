// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Leases keep what they promise in every history that is played. How long it plays is set by {@code
 * -Dsimulation.seconds}, where it begins by {@code -Dsimulation.seed}: a long run chooses another
 * one, a build plays the same histories each time.
 */
class SimulationTest {

  @Test
  void noHistoryBreaksAPromise() {
    long end = System.nanoTime() + Long.getLong("simulation.seconds", 20) * SimCalls.SECOND;
    long first = Long.getLong("simulation.seed", 1);
    long seed = first;
    for (; System.nanoTime() < end; seed++) {
      Scenario scenario = Scenario.of(seed);
      Optional<RuntimeException> violation = Simulation.play(scenario, Plant.NONE);
      if (violation.isPresent()) {
        report(scenario, violation.get());
      }
    }
    System.out.println("Simulation: " + (seed - first) + " histories from seed " + first);
    assertThat(seed).isGreaterThan(first);
  }

  private static void report(Scenario scenario, RuntimeException violation) {
    Scenario small = Simulation.shrink(scenario, Plant.NONE);
    fail(
        "Add this line to histories.txt: %s%n(or the smaller one: %s)"
            .formatted(scenario.line(), small.line()),
        violation);
  }

  /** Histories that failed once. */
  @ParameterizedTest
  @MethodSource("histories")
  void whatFailedOnceDoesNotFailAgain(String line) {
    assertThat(Simulation.play(Scenario.parse(line), Plant.NONE)).isEmpty();
  }

  static Stream<String> histories() throws IOException {
    try (InputStream in = SimulationTest.class.getResourceAsStream("histories.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }

  @Test
  void theSameSeedGivesTheSameHistory() {
    World one = new World(Scenario.of(17), Plant.NONE);
    World other = new World(Scenario.of(17), Plant.NONE);
    one.run();
    other.run();
    assertThat(other.schedule.now()).isEqualTo(one.schedule.now());
    assertThat(other.ledger.blocks()).isEqualTo(one.ledger.blocks());
  }

  @Test
  void aFailingHistoryIsMadeSmaller() {
    Plant wrong = PlantedRule.OLD_GRANTS_COUNT.plant;
    long seed = 0;
    while (Simulation.play(Scenario.of(seed), wrong).isEmpty()) {
      seed++;
    }
    Scenario small = Simulation.shrink(Scenario.of(seed), wrong);
    assertThat(Simulation.play(Scenario.parse(small.line()), wrong)).isPresent();
    assertThat(small.steps()).isLessThanOrEqualTo(Scenario.of(seed).steps());
  }
}
