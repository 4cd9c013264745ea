// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.value.Sizes;

/** Estimates how many bytes of heap nodes take. */
final class TreeSizes {

  private TreeSizes() {}

  /** A node and all below it, as this thread sees them. */
  static long tree(Node node) {
    Content content = node.read();
    long sum = Sizes.NODE + own(content);
    for (int slot = 0; slot < content.length; slot++) {
      if (content.values[slot] instanceof Node child) {
        sum += tree(child);
      }
    }
    return sum;
  }

  /** The names and the plain values of one content. */
  static long own(Content content) {
    long sum = 0;
    for (int slot = 0; slot < content.length; slot++) {
      Object stored = content.values[slot];
      if (stored != Slots.ABSENT) {
        sum +=
            (content.isObject() ? Sizes.name(content.names.name(slot)) : Sizes.slot())
                + Sizes.plain(stored);
      }
    }
    return sum;
  }
}
