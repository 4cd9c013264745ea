// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Estimates how many bytes of heap values take. */
final class Sizes {
  /** A node with its content, before its first value. */
  static final long NODE = 128;

  private static final long SLOT = 8;
  private static final long NUMBER = 16;
  private static final long HEADER = 40;

  private Sizes() {}

  /** A name and its slot. */
  static long name(String name) {
    return SLOT + name.length();
  }

  /** An element's slot. */
  static long slot() {
    return SLOT;
  }

  /** A plain value; nodes are counted where they get their place. */
  static long plain(@Nullable Object stored) {
    if (stored instanceof String text) {
      return HEADER + text.length();
    }
    if (stored instanceof Long || stored instanceof Double) {
      return NUMBER;
    }
    if (stored == null || stored instanceof Boolean || stored instanceof Node) {
      return 0;
    }
    if (stored instanceof byte[] bytes) {
      return NUMBER + bytes.length;
    }
    if (stored instanceof BigInteger number) {
      return HEADER + number.bitLength() / 8;
    }
    if (stored instanceof BigDecimal number) {
      return HEADER + HEADER + number.unscaledValue().bitLength() / 8;
    }
    return HEADER;
  }

  /** A node and all below it, as this thread sees them. */
  static long tree(Node node) {
    Content content = node.read();
    long sum = NODE + own(content);
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
      if (stored != Content.ABSENT) {
        sum += (content.isObject() ? name(content.names.name(slot)) : SLOT) + plain(stored);
      }
    }
    return sum;
  }
}
