// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation notices each rule that is known to be wrong. */
class PlantedRulesTest {
  private static final long SEEDS = 30_000;

  @ParameterizedTest
  @EnumSource
  void isFound(PlantedRule rule) {
    assertThat(seeds(rule)).as("seeds that violate what is promised").isNotEmpty();
  }

  private static long[] seeds(PlantedRule rule) {
    return LongStream.range(0, SEEDS)
        .filter(seed -> Simulation.play(rule.scenario(seed), rule.plant).isPresent())
        .limit(1)
        .toArray();
  }
}
