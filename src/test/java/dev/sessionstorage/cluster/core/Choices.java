// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a test once for each combination of its choices. */
final class Choices {
  private static final int MOST = 200_000;

  private final List<Integer> taken;
  private final List<Integer> bounds = new ArrayList<>();
  private int position;
  private @Nullable Random random;

  private Choices(List<Integer> taken) {
    this.taken = taken;
  }

  /** A number from 0 to bound - 1. */
  int next(int bound) {
    if (position == taken.size()) {
      taken.add(random == null ? 0 : random.nextInt(bound));
    }
    bounds.add(bound);
    return taken.get(position++);
  }

  boolean flip() {
    return next(2) == 1;
  }

  <T> T of(List<T> list) {
    return list.get(next(list.size()));
  }

  @Override
  public String toString() {
    return "choices " + taken.subList(0, position);
  }

  /** Runs a test with choices by chance, for as many seeds; each failure names its choices. */
  static void some(int seeds, Consumer<Choices> test) {
    for (int seed = 0; seed < seeds; seed++) {
      Choices choices = new Choices(new ArrayList<>());
      choices.random = new Random(seed);
      try {
        test.accept(choices);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("With seed " + seed + ": " + choices, e);
      }
    }
  }

  /** Returns how many combinations there were. */
  static int all(Consumer<Choices> test) {
    List<Integer> taken = new ArrayList<>();
    int count = 0;
    while (true) {
      Choices choices = new Choices(taken);
      try {
        test.accept(choices);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("With " + choices, e);
      }
      if (++count > MOST) {
        throw new AssertionError("There are more combinations than a test can try");
      }
      int last = choices.position - 1;
      while (last >= 0 && taken.get(last) + 1 >= choices.bounds.get(last)) {
        last--;
      }
      if (last < 0) {
        return count;
      }
      int raised = taken.get(last) + 1;
      taken = new ArrayList<>(taken.subList(0, last));
      taken.add(raised);
    }
  }
}
