// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a history is made of: the same scenario gives the same history.
 *
 * @param seed for the random numbers
 * @param members how many members there are
 * @param clients how many threads each of them has
 * @param steps how many blocks each thread runs
 * @param atomic whether the store does commits as a whole
 * @param faults what goes wrong
 */
record Scenario(long seed, int members, int clients, int steps, boolean atomic, Set<Fault> faults) {

  static Scenario of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    for (Fault fault : Fault.values()) {
      if (random.nextInt(100) < 35) {
        faults.add(fault);
      }
    }
    int members = 2 + random.nextInt(3);
    int clients = 1 + random.nextInt(2);
    int steps = 3 + random.nextInt(7);
    return new Scenario(seed, members, clients, steps, random.nextBoolean(), faults);
  }

  /** The same with more faults; the session ends only if that is wanted: little is seen then. */
  Scenario with(Collection<Fault> more) {
    Set<Fault> all = EnumSet.noneOf(Fault.class);
    all.addAll(faults);
    all.addAll(more);
    if (!more.contains(Fault.END)) {
      all.remove(Fault.END);
    }
    return new Scenario(seed, members, clients, steps, atomic, all);
  }

  boolean has(Fault fault) {
    return faults.contains(fault);
  }

  /** Smaller scenarios, to be tried in its place. */
  Stream<Scenario> smaller() {
    Stream<Scenario> fewerFaults = faults.stream().map(this::without);
    Stream<Scenario> fewerSteps =
        steps > 1 ? Stream.of(sized(members, clients, steps - 1)) : Stream.of();
    Stream<Scenario> fewerClients =
        clients > 1 ? Stream.of(sized(members, clients - 1, steps)) : Stream.of();
    Stream<Scenario> fewerMembers =
        members > 2 ? Stream.of(sized(members - 1, clients, steps)) : Stream.of();
    return Stream.of(fewerFaults, fewerMembers, fewerClients, fewerSteps).flatMap(s -> s);
  }

  private Scenario sized(int newMembers, int newClients, int newSteps) {
    return new Scenario(seed, newMembers, newClients, newSteps, atomic, faults);
  }

  private Scenario without(Fault fault) {
    Set<Fault> fewer = EnumSet.copyOf(faults);
    fewer.remove(fault);
    return new Scenario(seed, members, clients, steps, atomic, fewer);
  }

  Scenario seeded(long other) {
    return new Scenario(other, members, clients, steps, atomic, faults);
  }

  /** A line for the file of histories that failed once. */
  String line() {
    String wrong = faults.stream().map(Fault::name).collect(Collectors.joining(","));
    return "%d %d %d %d %s %s"
        .formatted(seed, members, clients, steps, atomic, wrong.isEmpty() ? "-" : wrong);
  }

  static Scenario parse(String line) {
    String[] parts = line.strip().split(" +", -1);
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    if (!parts[5].equals("-")) {
      Stream.of(parts[5].split(",", -1)).map(Fault::valueOf).forEach(faults::add);
    }
    return new Scenario(
        Long.parseLong(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Integer.parseInt(parts[3]),
        Boolean.parseBoolean(parts[4]),
        faults);
  }
}
