// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a group is kept, by cells that were read at one moment: a child as long as the first
 * level mentions it, the first level as long as it is there. The cell of a child does not tell: a
 * store that repeats old writes can bring back a child whose session has ended.
 *
 * <p>What was read may be undone; {@link #witness} must be written before the answer is final.
 */
final class Existence {
  private final Situation lease;
  private final Map<Key, Cell> cells;
  private final boolean mentioned;
  private boolean readable = true;

  Existence(Situation lease, Map<Key, Cell> cells) {
    this.lease = lease;
    this.cells = cells;
    mentioned = mentions(cells.get(root(lease.key)));
  }

  static Key root(Key group) {
    return group.sibling(Key.ROOT);
  }

  /** What has to be read of a group that may not be kept any more. */
  static Set<Key> keys(Key group) {
    return new HashSet<>(List.of(group, root(group), group.sibling(Key.RECORD)));
  }

  /** A first level that cannot be read may mention any child. */
  private boolean mentions(@Nullable Cell root) {
    if (cells.containsKey(lease.key) && lease.rules.believesCells()) {
      return true;
    }
    if (root == null || isFirstLevel()) {
      return root != null;
    }
    try {
      return lease.family.mentioned(root.body()).contains(lease.key.group());
    } catch (IOException unreadable) {
      readable = false;
      return true;
    }
  }

  private boolean isFirstLevel() {
    return lease.key.group() == Key.ROOT;
  }

  /** Whether the first level can be read, or was not asked. */
  boolean isReadable() {
    return readable;
  }

  boolean isMentioned() {
    return mentioned;
  }

  /** Whether the first level is there, so that the session lives. */
  boolean lives() {
    return cells.containsKey(root(lease.key));
  }

  /** The key of the witness. */
  Key witnessKey() {
    return lives() ? root(lease.key) : lease.key.sibling(Key.RECORD);
  }

  /**
   * The cell that says whether the group is kept; once it is written, what it says lasts, and a
   * failover has not brought back anything in between.
   *
   * @return the first level, or the record of a session that has none; null: there is no record
   *     either, since the end of the session was long ago
   */
  @Nullable Cell witness() {
    return cells.get(witnessKey());
  }

  /** It is proved that the group is not kept, and if its session has ended, no other is. */
  void gone() {
    lease.gone = true;
    if (!lives() && !isFirstLevel()) {
      lease.out.add(new Effect.Ended(root(lease.key)));
    }
  }
}
