// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Takes a visit of this member, and members that are gone, out of the watchers of a session. Done
 * when there is time; it gives up where the outcome is unknown.
 */
public final class Detach extends RewriteOnce {
  private final Key key;
  private final UUID me;
  private final long visit;
  private final Set<UUID> gone;
  private final Chance chance;

  Detach(UUID session, UUID me, long visit, Set<UUID> gone, Chance chance, Periods periods) {
    super(Set.of(new Key(session, Key.RECORD)), periods);
    this.key = new Key(session, Key.RECORD);
    this.me = me;
    this.visit = visit;
    this.gone = Set.copyOf(gone);
    this.chance = chance;
  }

  @Override
  Step<Boolean> decide(Look look, long now) {
    Cell present = look.cells().get(key);
    if (present == null) {
      return done(true);
    }
    try {
      RecordHead head = RecordHead.read(present.head());
      Map<UUID, Long> rest = new HashMap<>(head.watchers());
      rest.remove(me, visit); // not a later visit
      rest.keySet().removeAll(gone);
      if (head.ended() != null || rest.equals(head.watchers())) {
        return done(true);
      }
      Cell to = new Cell(chance.stamp(), head.withWatchers(rest).toBytes(), present.body());
      return write(Commit.of(new Change(key, present, to)));
    } catch (IOException e) {
      return done(false);
    }
  }
}
