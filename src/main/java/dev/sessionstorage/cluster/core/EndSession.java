// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends a session: its record becomes a tombstone, and all its groups die. Nothing is decoded but
 * the record's head, and the session ends also if that cannot be read. A tombstone whose time has
 * come is purged, but only after the end was told once more: if the member that purges it died in
 * between, nobody would tell.
 */
public final class EndSession extends Rewrite<EndSession.Result> {

  /** What has come of it. */
  public enum Outcome {
    /** This call has ended the session. */
    ENDED,
    /** It had ended before, or there was none. */
    ENDED_BEFORE,
    /** It has not ended, since it was used meanwhile. */
    NOT_DUE,
    /** The tombstone's time has come: the end is to be told once more, and then it is purged. */
    TELL_AGAIN,
    /** The store does not answer; it is to be tried again later. */
    UNAVAILABLE
  }

  /**
   * What has come of it.
   *
   * @param outcome the outcome
   * @param ending the end of a session that has a tombstone, after {@code ENDED}, {@code
   *     ENDED_BEFORE} and {@code TELL_AGAIN}; else null
   * @param watchers the members that watched it
   * @param purge purges the tombstone, after {@code TELL_AGAIN}; else null
   */
  public record Result(
      Outcome outcome, @Nullable Ending ending, Set<UUID> watchers, @Nullable Purge purge) {
    static Result of(Outcome outcome) {
      return new Result(outcome, null, Set.of(), null);
    }
  }

  private final Key key;
  private final Key root;
  private final boolean sweeping;
  private final @Nullable Family family;
  private final Deadlines deadlines;
  private final Chance chance;
  private Set<UUID> watchers = Set.of();

  private EndSession(
      UUID session, boolean sweeping, @Nullable Family family, Deadlines deadlines, Chance chance) {
    super(
        family == null
            ? Set.of(new Key(session, Key.RECORD))
            : Set.of(new Key(session, Key.RECORD), new Key(session, Key.ROOT)),
        deadlines.periods());
    this.key = new Key(session, Key.RECORD);
    this.root = new Key(session, Key.ROOT);
    this.sweeping = sweeping;
    this.family = family;
    this.deadlines = deadlines;
    this.chance = chance;
  }

  /**
   * Makes the procedure that ends a session, whatever its deadline. It repeats attempts of unknown
   * outcome until it knows.
   *
   * @param session the session
   * @param family names the groups, for a store that would have to search for them and whose
   *     commits are not atomic; null: the store removes whatever groups there are
   * @param deadlines when sessions may be ended
   * @param chance makes stamps
   * @return the procedure
   */
  public static EndSession now(
      UUID session, @Nullable Family family, Deadlines deadlines, Chance chance) {
    return new EndSession(session, false, family, deadlines, chance);
  }

  /**
   * Makes the procedure that ends a session, or finds its tombstone, if its deadline has passed. It
   * gives up where the outcome is unknown: the next sweep sees what has come of it.
   *
   * @param session the session
   * @param family names the groups, for a store that would have to search for them and whose
   *     commits are not atomic; null: the store removes whatever groups there are
   * @param deadlines when sessions may be ended
   * @param chance makes stamps
   * @return the procedure
   */
  public static EndSession ifDue(
      UUID session, @Nullable Family family, Deadlines deadlines, Chance chance) {
    return new EndSession(session, true, family, deadlines, chance);
  }

  @Override
  Step<Result> decide(Look look, long now) {
    Cell present = look.cells().get(key);
    if (present == null) {
      return done(Result.of(Outcome.ENDED_BEFORE));
    }
    Index index = look.indexes().get(key.session());
    if (sweeping && (index == null || index.deadline() > look.clock())) {
      return done(Result.of(Outcome.NOT_DUE));
    }
    RecordHead head = head(present);
    if (head.ended() == null) {
      return end(present, head, look);
    }
    return done(endedBefore(present));
  }

  private Result endedBefore(Cell tombstone) {
    Ending ending = new Ending(key.session(), tombstone.body());
    return sweeping
        ? new Result(Outcome.TELL_AGAIN, ending, Set.of(), new Purge(key, tombstone, deadlines))
        : new Result(Outcome.ENDED_BEFORE, ending, Set.of(), null);
  }

  /** One that cannot be read is that of a session that lives; its tombstone can be read. */
  private static RecordHead head(Cell cell) {
    try {
      return RecordHead.read(cell.head());
    } catch (IOException e) {
      return new RecordHead(cell.stamp(), Map.of(), null, Frame.EMPTY);
    }
  }

  private Step<Result> end(Cell present, RecordHead head, Look look) {
    Stamp stamp = chance.stamp();
    watchers = head.watchers().keySet();
    Cell tombstone = new Cell(stamp, head.endedBy(stamp).toBytes(), present.body());
    Change pivot = new Change(key, present, tombstone);
    return write(new Commit(List.of(), pivot, groups(look), deadlines.tombstone(look.clock())));
  }

  /**
   * What goes at once. Groups that are born meanwhile go when the tombstone is purged, as nothing
   * refers to them.
   */
  private Set<Key> groups(Look look) {
    Cell first = look.cells().get(root);
    if (family == null || first == null) {
      return allGroups();
    }
    try {
      Set<Key> named = new HashSet<>();
      named.add(root);
      family.mentioned(first.body()).forEach(child -> named.add(root.sibling(child)));
      return named;
    } catch (IOException e) {
      return allGroups(); // damaged, or of a later version
    }
  }

  private Set<Key> allGroups() {
    return Set.of(key.sibling(Key.ALL_GROUPS));
  }

  @Override
  Step<Result> proved(Commit commit, long now) {
    Cell from = commit.pivot().from();
    byte[] record = from == null ? new byte[0] : from.body();
    Ending ending = new Ending(key.session(), record);
    return done(new Result(Outcome.ENDED, ending, watchers, null));
  }

  @Override
  Result failed() {
    return Result.of(Outcome.UNAVAILABLE);
  }

  @Override
  Step<Result> doubt(long now) {
    return sweeping ? done(failed()) : super.doubt(now);
  }
}
