// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state of a group in a simulation. Its bytes are its number.
 *
 * @param number its number
 * @param before the state that it was made of; null: none
 * @param blocks the numbers of the blocks that have made it
 * @param children the children; only of a first level
 * @param removed when children were removed that may be put back
 */
record SimState(
    int number,
    @Nullable SimState before,
    BitSet blocks,
    TreeSet<Long> children,
    Map<Long, Long> removed) {

  static SimState first(int number) {
    return new SimState(number, null, new BitSet(), new TreeSet<>(), new HashMap<>());
  }

  /** What another block makes of it. */
  SimState with(int newNumber, int block) {
    BitSet both = (BitSet) blocks.clone();
    both.set(block);
    return new SimState(newNumber, this, both, new TreeSet<>(children), new HashMap<>(removed));
  }

  boolean mentions(long child) {
    return children.contains(child) || removed.containsKey(child);
  }

  Set<Long> mentioned() {
    Set<Long> all = new TreeSet<>(children);
    all.addAll(removed.keySet());
    return all;
  }

  /** Whether it or one that it was made of mentions a child. */
  boolean everMentioned(long child) {
    for (SimState state = this; state != null; state = state.before) {
      if (state.mentions(child)) {
        return true;
      }
    }
    return false;
  }
}
