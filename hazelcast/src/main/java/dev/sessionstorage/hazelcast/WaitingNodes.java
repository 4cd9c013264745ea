// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The members that wait for a lease of this one, in the order in which they came. */
final class WaitingNodes {
  /**
   * For so long this member's own threads go on. A shorter turn costs throughput, a longer one
   * makes the others wait longer and wins little.
   */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(3);

  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Node> nodes = new LinkedHashSet<>();
  private volatile boolean some;
  private long since;

  void add(Node node) {
    change(() -> nodes.add(node));
  }

  /** Puts those who have waited for the former holder in front. */
  void lead(List<Node> former) {
    change(
        () -> {
          List<Node> later = new ArrayList<>(nodes);
          nodes.clear();
          nodes.addAll(former);
          nodes.addAll(later);
        });
  }

  void clear() {
    change(nodes::clear);
  }

  /** Takes out the first that is alive, and those in front of it. */
  @Nullable Node next(Predicate<Node> alive) {
    lock.lock();
    try {
      List<Node> all = List.copyOf(nodes);
      for (Node node : all) {
        change(() -> nodes.remove(node));
        if (alive.test(node)) {
          return node;
        }
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  List<Node> takeAll() {
    lock.lock();
    try {
      List<Node> all = new ArrayList<>(nodes);
      clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  List<Node> all() {
    lock.lock();
    try {
      return List.copyOf(nodes);
    } finally {
      lock.unlock();
    }
  }

  boolean isEmpty() {
    return !some;
  }

  boolean isDue() {
    return some && System.nanoTime() - since > PATIENCE;
  }

  private void change(Runnable step) {
    lock.lock();
    try {
      step.run();
      if (!some) {
        since = System.nanoTime();
      }
      some = !nodes.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
