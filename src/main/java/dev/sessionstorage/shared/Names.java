// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

/**
 * The names of an object, each in a slot of its own, in the order in which they were put. A name
 * never leaves its slot, so that one table serves many states of an object.
 */
abstract class Names {
  /** Up to this many names, tables are immutable and shared between objects of the same shape. */
  static final int FEW = 32;

  /**
   * Finds a name.
   *
   * @param length how many slots the state has that asks; later slots belong to other states
   * @return the last of these slots that has the name, or a negative number
   */
  abstract int slot(String name, int length);

  /** The name in a slot. */
  abstract String name(int slot);

  /** A table with the same names in the first slots, and one more in the slot after these. */
  abstract Names plus(String name, int length);

  static Names of(String... names) {
    return names.length <= FEW ? FewNames.shared(names) : ManyNames.table(names);
  }
}
