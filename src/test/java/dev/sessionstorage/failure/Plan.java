// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Which scenarios come when. The short form takes some of them, as its seed says; the long form all
 * of them, again and again, until its time is over.
 */
final class Plan<S extends Scenario<?>> implements Iterator<S> {
  private static final Duration SHORT = Duration.ofSeconds(Long.getLong("failures.seconds", 120));

  final Duration time = Duration.ofMinutes(Long.getLong("failures.minutes", 0));

  /** A build plays the same scenarios each time: it must not fail by chance. */
  final long seed = Long.getLong("failures.seed", isLong() ? System.nanoTime() % 1_000_000 : 10);

  final Random random = new Random(seed);
  private final long begin = System.nanoTime();
  private final List<S> wanted;
  private final List<S> next = new ArrayList<>();

  /** Plays those of these that {@code failures.only} names. */
  Plan(List<S> scenarios) {
    String only = System.getProperty("failures.only", ".*");
    wanted = scenarios.stream().filter(one -> one.name().matches(only)).toList();
    if (!isLong()) {
      next.addAll(some());
    }
  }

  boolean isLong() {
    return !time.isZero();
  }

  private List<S> some() {
    List<S> some = new ArrayList<>();
    Duration sum = Duration.ZERO;
    List<S> all = all();
    Collections.shuffle(all, random);
    for (S scenario : all) {
      if (!scenario.isLong() && sum.plus(scenario.about()).compareTo(SHORT) <= 0) {
        some.add(scenario);
        sum = sum.plus(scenario.about());
      }
    }
    some.sort(Comparator.comparing(Scenario::size));
    return some;
  }

  /** All that are wanted, smaller clusters first: each size needs one of its own. */
  private List<S> all() {
    List<S> all = new ArrayList<>(wanted);
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
  public S next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return next.remove(0);
  }
}
