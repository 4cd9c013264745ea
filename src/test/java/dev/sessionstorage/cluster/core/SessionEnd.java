// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import java.util.List;
import java.util.Set;

/** A member ends the session: a tombstone takes the place of the record, and all groups go. */
final class SessionEnd {
  private final World world;
  private final SimMember member;
  private final Commit commit;

  SessionEnd(World world, SimMember member) {
    this.world = world;
    this.member = member;
    Key key = new Key(world.session, Key.RECORD);
    Cell tombstone = new Cell(world.chance.stamp(), new byte[0], new byte[0]);
    Change pivot = new Change(key, world.store.cell(Key.RECORD), tombstone);
    commit = new Commit(List.of(), pivot, Set.of(key.sibling(Key.ALL_GROUPS)), null);
  }

  /** Writes until it is done. If the member dies before, the end may be undone. */
  void begin() {
    world.trace("end of the session");
    write();
  }

  private void write() {
    world.calls.write(member, commit, this::written);
  }

  private void written(Verdict verdict) {
    if (verdict != Verdict.DONE) {
      member.after(SimCalls.SECOND, this::write);
    }
  }
}
