// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Look;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;

/**
 * Says in the application's cell that this member removes the application, or takes that back. A
 * member that joins writes its entry before it reads the cell; a member that removes the
 * application writes the cell before it reads the entries again. So at least one of them sees the
 * other.
 */
public final class CloseApplication extends Rewrite<Boolean> {
  private final UUID me;
  private final boolean closes;
  private final Chance chance;

  /**
   * Makes the procedure.
   *
   * @param me this member
   * @param closes false: takes it back, since somebody has joined
   * @param chance makes stamps
   * @param periods how long things take
   */
  public CloseApplication(UUID me, boolean closes, Chance chance, Periods periods) {
    super(Set.of(ApplicationCell.KEY), periods);
    this.me = me;
    this.closes = closes;
    this.chance = chance;
  }

  @Override
  Step<Boolean> decide(Look look, long now) {
    Cell present = look.cells().get(ApplicationCell.KEY);
    if (present == null) {
      return done(closes); // nothing to keep anybody away from
    }
    try {
      ApplicationCell cell = ApplicationCell.read(present);
      if (closes == me.equals(cell.closing())) {
        return write(Commit.of(new Change(ApplicationCell.KEY, present, present)));
      }
      byte[] to = cell.closedBy(closes ? me : null).toBytes();
      return write(
          Commit.of(
              new Change(ApplicationCell.KEY, present, new Cell(chance.stamp(), to, new byte[0]))));
    } catch (IOException e) {
      return done(false);
    }
  }

  @Override
  Step<Boolean> proved(Commit commit, long now) {
    return done(true);
  }

  @Override
  Boolean failed() {
    return false;
  }
}
