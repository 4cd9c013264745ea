// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

/**
 * The names of an object, each in a slot of its own. A name never leaves its slot, so that a table
 * may serve many states: the values tell which names are there.
 */
abstract class Names {
  /** Up to this many names, tables are immutable and shared between objects of the same shape. */
  static final int FEW = 32;

  /** The slot of a name, or a negative number when it has none. */
  abstract int slot(String name);

  /** The name in a slot. */
  abstract String name(int slot);

  /** A table with all these names in their slots, and one more in the next free slot. */
  abstract Names plus(String name);

  static Names of(String... names) {
    return names.length <= FEW ? FewNames.shared(names) : new ManyNames(names);
  }
}
