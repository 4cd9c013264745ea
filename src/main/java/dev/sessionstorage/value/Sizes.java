// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.Shared;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Estimates how many bytes of heap values take. */
public final class Sizes {
  /** A node with its content, before its first value. */
  public static final long NODE = 128;

  private static final long SLOT = 8;
  private static final long NUMBER = 16;
  private static final long HEADER = 40;

  private Sizes() {}

  /**
   * Estimates a name and its slot.
   *
   * @param name the name
   * @return bytes
   */
  public static long name(String name) {
    return SLOT + name.length();
  }

  /**
   * Estimates an element's slot.
   *
   * @return bytes
   */
  public static long slot() {
    return SLOT;
  }

  /**
   * Estimates a plain value. Children are counted where they get their place.
   *
   * @param stored a stored value
   * @return bytes, 0 for a child
   */
  public static long plain(@Nullable Object stored) {
    if (stored instanceof String text) {
      return HEADER + text.length();
    }
    if (stored instanceof Long || stored instanceof Double) {
      return NUMBER;
    }
    if (stored == null || stored instanceof Boolean || stored instanceof Shared<?>) {
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
}
