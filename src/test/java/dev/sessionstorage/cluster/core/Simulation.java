// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Plays histories, and makes a failing one smaller. */
final class Simulation {
  private static final int TRIES = 300;

  private Simulation() {}

  /** Plays one history; the violation, if there is one. */
  static Optional<RuntimeException> play(Scenario scenario, Plant plant) {
    try {
      new World(scenario, plant).run();
      return Optional.empty();
    } catch (RuntimeException violation) {
      return Optional.of(violation);
    }
  }

  /** Finds a scenario with fewer members, threads, steps and faults that fails as well. */
  static Scenario shrink(Scenario failing, Plant plant) {
    Scenario smallest = failing;
    boolean found = true;
    while (found) {
      found = false;
      for (Scenario each : smallest.smaller().toList()) {
        Optional<Scenario> fails = failing(each, plant);
        if (fails.isPresent()) {
          smallest = fails.get();
          found = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static Optional<Scenario> failing(Scenario scenario, Plant plant) {
    for (int i = 0; i < TRIES; i++) {
      Scenario other = scenario.seeded(scenario.seed() + i);
      if (play(other, plant).isPresent()) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** Plays histories for some seconds, beginning with a seed; says what it did. */
  public static void main(String[] args) {
    if (args.length > 2) {
      new World(Scenario.parse(String.join(" ", args)), Plant.NONE).traced().run();
      return;
    }
    long seconds = args.length > 0 ? Long.parseLong(args[0]) : 20;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    long begin = System.nanoTime();
    long end = begin + seconds * SimCalls.SECOND;
    long histories = 0;
    int failures = 0;
    for (; System.nanoTime() < end && failures < 5; seed++, histories++) {
      Scenario scenario = Scenario.of(seed);
      Optional<RuntimeException> violation = play(scenario, Plant.NONE);
      if (violation.isPresent()) {
        failures++;
        System.out.println(scenario.line() + "\n  " + violation.get());
        if (Boolean.getBoolean("simulation.raw")) {
          continue;
        }
        Scenario small = shrink(scenario, Plant.NONE);
        System.out.println("  smaller: " + small.line() + "\n  " + play(small, Plant.NONE).get());
      }
    }
    double took = (System.nanoTime() - begin) / 1e9;
    double cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    System.out.printf(
        "%d histories in %.1f s (%.1f s of a processor: %.0f/s), %d failed%n",
        histories, took, cpu, histories / cpu, failures);
  }
}
