// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which scenarios come when. The short form takes some of them, as its seed says; the long form all
 * of them, again and again, until its time is over.
 */
final class Plan implements Iterator<Scenario> {
  private static final Duration SHORT = Duration.ofSeconds(Long.getLong("failures.seconds", 150));

  final Duration time = Duration.ofMinutes(Long.getLong("failures.minutes", 0));

  /** A build plays the same scenarios each time: it must not fail by chance. */
  final long seed = Long.getLong("failures.seed", isLong() ? System.nanoTime() % 1_000_000 : 10);

  final Random random = new Random(seed);
  private final long begin = System.nanoTime();
  private final List<Scenario> next = new ArrayList<>();

  Plan() {
    if (!isLong()) {
      next.addAll(some());
    }
  }

  boolean isLong() {
    return !time.isZero();
  }

  private List<Scenario> some() {
    List<Scenario> some = new ArrayList<>();
    Duration sum = Duration.ZERO;
    List<Scenario> all = all();
    Collections.shuffle(all, random);
    for (Scenario scenario : all) {
      if (!scenario.isLong() && sum.plus(scenario.about()).compareTo(SHORT) <= 0) {
        some.add(scenario);
        sum = sum.plus(scenario.about());
      }
    }
    some.sort(Comparator.comparing(Scenario::size));
    return some;
  }

  /** All that are wanted, smaller clusters first: each size needs one of its own. */
  private List<Scenario> all() {
    String only = System.getProperty("failures.only", ".*");
    List<Scenario> all =
        new ArrayList<>(
            Stream.of(Scenario.values()).filter(one -> one.name().matches(only)).toList());
    Collections.shuffle(all, random);
    all.sort(Comparator.comparing(Scenario::size));
    return all;
  }

  @Override
  public boolean hasNext() {
    if (next.isEmpty() && isLong() && System.nanoTime() - begin < time.toNanos()) {
      next.addAll(all());
    }
    boolean over = isLong() && System.nanoTime() - begin >= time.toNanos();
    return !next.isEmpty() && !over;
  }

  @Override
  public Scenario next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return next.remove(0);
  }
}
