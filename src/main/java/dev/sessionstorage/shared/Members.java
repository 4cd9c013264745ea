// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a group by their numbers, so that a reference means the same object whichever member
 * of the cluster wrote it last. A node that was removed stays for as long as somebody holds it.
 */
final class Members {
  private static final int FEW = 16;

  private final Map<Integer, WeakReference<Node>> nodes = new HashMap<>();
  private int lastNumber;
  private int crowded = FEW;

  /** The highest number that any node had. */
  int lastNumber() {
    return lastNumber;
  }

  @Nullable Node find(int number) {
    WeakReference<Node> node = nodes.get(number);
    return node == null ? null : node.get();
  }

  void add(Node node) {
    lastNumber = Math.max(lastNumber, node.number());
    nodes.put(node.number(), new WeakReference<>(node));
    if (nodes.size() > crowded) {
      nodes.values().removeIf(entry -> entry.get() == null);
      crowded = Math.max(FEW, nodes.size() * 2);
    }
  }

  /** Another member of the cluster has given numbers up to this one. */
  void numbered(int upTo) {
    lastNumber = Math.max(lastNumber, upTo);
  }
}
