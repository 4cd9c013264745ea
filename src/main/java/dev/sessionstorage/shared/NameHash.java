// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.security.SecureRandom;

/** Where a name belongs in a hash table. */
enum NameHash {
  /** The hash code that the JVM keeps with the text. */
  PLAIN {
    @Override
    int of(String name) {
      int hash = name.hashCode() * (int) MULTIPLIER; // names that count up have hash codes that do
      return hash ^ hash >>> 16;
    }
  },

  /**
   * Differs in each JVM, so that nobody can choose names that collide. Slower: it is for tables in
   * which the plain hash codes do.
   */
  SECRET {
    @Override
    int of(String name) {
      long hash = SEED;
      for (int i = 0; i < name.length(); i++) {
        hash = (hash ^ name.charAt(i)) * MULTIPLIER;
        hash ^= hash >>> 32;
      }
      return (int) (hash ^ hash >>> 17);
    }
  };

  private static final long SEED = new SecureRandom().nextLong();

  /** Odd, and its bits look random: that of Vigna's SplitMix64. */
  private static final long MULTIPLIER = 0xbf58476d1ce4e5b9L;

  abstract int of(String name);
}
