// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Changes what a session's record says, such as its user. Reads it once if nobody else writes. */
public final class UpdateRecord extends Rewrite<UpdateRecord.Result> {

  /** Says what the new record is. */
  @FunctionalInterface
  public interface Revision {
    /**
     * Makes the new record of the present one. May be called several times, and what it says twice
     * must be what it says once.
     *
     * @param present the record that was read
     * @param used when the session was used last, in milliseconds since 1970
     * @return the new record; one that equals the present one is not written
     */
    SessionRecord of(SessionRecord present, long used);
  }

  /** What has come of it. */
  public enum Result {
    /** The record says so, for certain. */
    UPDATED,
    /** There was nothing to change; nothing was written. */
    SAME,
    /** There is no such session, or it has ended. */
    ENDED,
    /** A later version has written the record, or it is damaged; it stays as it is. */
    UNREADABLE,
    /** The store does not answer; nothing was written. */
    UNAVAILABLE
  }

  private final Key key;
  private final Revision revision;
  private final Deadlines deadlines;
  private final Chance chance;

  /** From then on a record that says so may be the work of an attempt that is not proved. */
  private boolean tried;

  /**
   * Makes the procedure.
   *
   * @param session the session
   * @param revision makes the new record
   * @param deadlines when sessions may be ended
   * @param chance makes stamps
   */
  public UpdateRecord(UUID session, Revision revision, Deadlines deadlines, Chance chance) {
    super(Set.of(new Key(session, Key.RECORD)), deadlines.periods());
    this.key = new Key(session, Key.RECORD);
    this.revision = revision;
    this.deadlines = deadlines;
    this.chance = chance;
  }

  @Override
  Step<Result> decide(Look look, long now) {
    Cell present = look.cells().get(key);
    if (present == null) {
      return done(Result.ENDED);
    }
    try {
      if (RecordHead.read(present.head()).ended() != null) {
        return done(Result.ENDED);
      }
      Index index = look.indexes().get(key.session());
      SessionRecord from = SessionRecord.read(present.body());
      long used = index == null ? look.clock() : index.used();
      SessionRecord to = revision.of(from, used);
      if (!tried && to.equals(from)) {
        return done(Result.SAME);
      }
      tried = true;
      Cell cell = new Cell(chance.stamp(), present.head(), to.toBytes());
      Index fresh =
          index == null || from.idle() != to.idle()
              ? index(to, look.clock())
              : latest(index(to, used), index);
      return write(new Commit(List.of(), new Change(key, present, cell), Set.of(), fresh));
    } catch (IOException e) {
      return done(Result.UNREADABLE);
    }
  }

  private Index index(SessionRecord record, long used) {
    return deadlines.index(record.kind(), record.user(), used, record.idle());
  }

  /** Somebody may know of a later use. */
  private static Index latest(Index fresh, Index before) {
    return new Index(fresh.user(), fresh.used(), Math.max(fresh.deadline(), before.deadline()));
  }

  @Override
  Step<Result> proved(Commit commit, long now) {
    return done(Result.UPDATED);
  }

  @Override
  Result failed() {
    return Result.UNAVAILABLE;
  }
}
