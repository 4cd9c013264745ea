// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.value.Frame;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which session is the application's; done with every beat. If nobody knows, the id that
 * this member has used so far is entered again: the data may have been lost, but two members must
 * never use two ids for good.
 */
public final class AgreeOnApplication extends Rewrite<AgreeOnApplication.Result> {

  /**
   * What has come of it.
   *
   * @param session the id that counts, for certain; null: the store does not answer, the cell
   *     cannot be read, or a member is removing the application and this one must wait
   * @param closing whether a member is removing the application
   */
  public record Result(@Nullable UUID session, boolean closing) {}

  private final UUID proposal;
  private final boolean joining;
  private final Peers peers;
  private final Chance chance;
  private final long looked;

  /**
   * Makes the procedure.
   *
   * @param known the id that this member uses, or a random one if it does not know any
   * @param joining whether this member does not use any session yet, so that it waits for one that
   *     removes the application
   * @param since when this member began to see the application being removed, or the present time
   * @param peers who is silent
   * @param chance makes stamps
   * @param periods how long things take
   */
  public AgreeOnApplication(
      UUID known, boolean joining, long since, Peers peers, Chance chance, Periods periods) {
    super(Set.of(ApplicationCell.KEY), periods);
    this.proposal = known;
    this.joining = joining;
    this.looked = since;
    this.peers = peers;
    this.chance = chance;
  }

  @Override
  Step<Result> decide(Look look, long now) {
    Cell present = look.cells().get(ApplicationCell.KEY);
    if (present == null) {
      return enter(null, new ApplicationCell(proposal, null, Frame.EMPTY));
    }
    try {
      ApplicationCell cell = ApplicationCell.read(present);
      UUID closing = cell.closing();
      if (closing == null) {
        return done(new Result(cell.session(), false));
      }
      boolean broken = peers.silent(closing, looked, now);
      return broken || !joining
          ? enter(present, cell.closedBy(null)) // somebody is still here
          : done(new Result(null, true));
    } catch (IOException e) {
      return done(new Result(null, false));
    }
  }

  private Step<Result> enter(@Nullable Cell from, ApplicationCell cell) {
    Cell to = new Cell(chance.stamp(), cell.toBytes(), new byte[0]);
    return write(Commit.of(new Change(ApplicationCell.KEY, from, to)));
  }

  @Override
  Step<Result> proved(Commit commit, long now) {
    return next(now); // reads what counts
  }

  @Override
  Result failed() {
    return new Result(null, false);
  }
}
