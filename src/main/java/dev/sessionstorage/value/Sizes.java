// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import org.jspecify.annotations.Nullable;

/** Estimates how many bytes of heap values take. */
public final class Sizes {
  /** A node with its content, before its first value. */
  public static final long NODE = 128;

  private static final long SLOT = 8;

  /** A small object of one number. */
  static final long NUMBER = 16;

  /** An object of a few fields, and what it takes to have another one in it. */
  static final long VALUE = 40;

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
      return VALUE + text.length();
    }
    if (stored instanceof Long) {
      return NUMBER; // texts and numbers are most values: without a look-up in the table
    }
    return stored == null || stored instanceof Located
        ? 0
        : ValueTypes.ofKept(stored).bytes(stored);
  }
}
