// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import java.util.List;
import java.util.Set;

/**
 * Purges the tombstone of a session that has ended, with all groups that are left. Where the
 * outcome is unknown, the next sweep finds the tombstone again, or not.
 */
public final class Purge extends RewriteOnce {

  Purge(Key record, Cell tombstone, Deadlines deadlines) {
    super(Set.of(record), deadlines.periods());
    Set<Key> groups = Set.of(record.sibling(Key.ALL_GROUPS));
    Step<Boolean> unused =
        write(new Commit(List.of(), new Change(record, tombstone, null), groups, null));
  }

  /** Another member has purged it. */
  @Override
  Step<Boolean> decide(Look look, long now) {
    return done(true);
  }
}
