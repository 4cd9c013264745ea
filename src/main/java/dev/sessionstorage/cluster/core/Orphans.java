// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Groups that their first level does not mention.
 *
 * @param dead those that it never will mention (again)
 * @param newborn whether the commit that would mention some can still take place
 * @param creators who has that commit under way
 */
record Orphans(Set<Key> dead, boolean newborn, Set<UUID> creators) {

  /**
   * Finds them.
   *
   * @throws IOException if the first level cannot be read
   */
  static Orphans among(Map<Key, Cell> cells, Cell root, Family family) throws IOException {
    Set<Key> dead = new HashSet<>();
    Set<UUID> creators = new HashSet<>();
    boolean newborn = false;
    Set<Long> mentioned = family.mentioned(root.body());
    for (Map.Entry<Key, Cell> each : cells.entrySet()) {
      long group = each.getKey().group();
      if (group <= Key.ROOT || mentioned.contains(group)) {
        continue;
      }
      try {
        Head head = Head.read(each.getValue().head());
        if (!root.stamp().equals(head.newborn())) {
          dead.add(each.getKey());
          continue;
        }
        newborn = true;
        if (head.holder() != null) {
          creators.add(head.holder());
        }
      } catch (IOException e) {
        // stays: it may be of a later version
      }
    }
    return new Orphans(dead, newborn, creators);
  }
}
