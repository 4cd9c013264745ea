// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tests a condition on one published state, though it reads several values one after the other:
 * when a state was published meanwhile, it is tested again, and in the end on a copy.
 */
final class OneState<T> {
  private static final int ATTEMPTS = 3;

  private final Node node;
  private final T live;
  private final Supplier<? extends T> copy;
  private final Predicate<? super T> condition;

  OneState(Node node, T live, Supplier<? extends T> copy, Predicate<? super T> condition) {
    this.node = node;
    this.live = live;
    this.copy = copy;
    this.condition = condition;
  }

  boolean meetsCondition() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long before = publications();
      try {
        boolean met = condition.test(live);
        if (publications() == before) {
          return met;
        }
      } catch (RuntimeException | Error e) {
        if (publications() == before) {
          throw e;
        }
      }
    }
    return condition.test(copy.get());
  }

  /** The first level of a storage is tested with the groups of its children. */
  private long publications() {
    Group group = node.group();
    long sum = group.publications();
    if (group.single) {
      Content content = node.read();
      for (int slot = 0; slot < content.length; slot++) {
        if (content.values[slot] instanceof Node child) {
          sum += child.group().publications();
        }
      }
    }
    return sum;
  }
}
