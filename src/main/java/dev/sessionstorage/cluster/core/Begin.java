// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Stamp;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Begins a session: its record and its first level, in one commit. It asks the store once, unless
 * there is doubt.
 */
public final class Begin extends Rewrite<Begin.Result> {

  /** What has come of it. */
  public enum Result {
    /** The session has begun here. */
    BEGUN,
    /** There is one with this id already. */
    EXISTS,
    /** There was one with this id, which has ended. */
    ENDED,
    /** The store does not answer; nothing was written. */
    UNAVAILABLE
  }

  private final Key key;
  private final Key rootKey;
  private final Commit commit;
  private final Cell record;
  private final Cell root;
  private @Nullable Stamp provedRoot;

  /**
   * Makes the procedure.
   *
   * @param session the id
   * @param record the record, whose head was made by {@link RecordHead#first} with its stamp
   * @param root the first level
   * @param index how the session can be found
   * @param periods how long things take
   */
  public Begin(UUID session, Cell record, Cell root, Index index, Periods periods) {
    super(Set.of(new Key(session, Key.RECORD), new Key(session, Key.ROOT)), periods);
    this.key = new Key(session, Key.RECORD);
    this.rootKey = key.sibling(Key.ROOT);
    this.record = record;
    this.root = root;
    this.commit =
        new Commit(
            List.of(new Change(rootKey, null, root)),
            new Change(key, null, record),
            Set.of(),
            index);
    Step<Result> unused = write(commit);
  }

  @Override
  Step<Result> decide(Look look, long now) {
    Cell present = look.cells().get(key);
    if (present == null) {
      return write(withRoot(look.cells().get(rootKey)));
    }
    try {
      RecordHead head = RecordHead.read(present.head());
      if (head.ended() != null) {
        return done(Result.ENDED);
      }
      if (!head.born().equals(record.stamp())) {
        return done(Result.EXISTS);
      }
      return write(Commit.of(new Change(key, present, present))); // begun; now prove it
    } catch (IOException e) {
      return done(Result.EXISTS); // of a later version
    }
  }

  /**
   * A first level without a record is of an attempt that broke off, or is under way: it is empty as
   * well. It is made certain, and then it serves for this attempt.
   */
  private Commit withRoot(@Nullable Cell present) {
    if (present == null || present.stamp().equals(root.stamp())) {
      return commit;
    }
    return present.stamp().equals(provedRoot)
        ? new Commit(List.of(), commit.pivot(), Set.of(), commit.index())
        : Commit.of(new Change(rootKey, present, present));
  }

  @Override
  Step<Result> proved(Commit proved, long now) {
    Cell written = proved.pivot().to();
    if (written == null || proved.pivot().key().equals(key)) {
      return done(Result.BEGUN);
    }
    provedRoot = written.stamp();
    return next(now);
  }

  @Override
  Result failed() {
    return Result.UNAVAILABLE;
  }
}
