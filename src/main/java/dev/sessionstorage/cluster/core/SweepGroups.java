// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes groups of one session that nothing refers to. Only for stores whose commits are not
 * atomic: a commit that was refused may leave births behind, and one that broke off leaves deaths.
 * What cannot be read stays.
 *
 * <p>A group that is being created is not mentioned yet. The commit that would mention it can still
 * take place while the first level has the stamp that it expects; if its creator is gone, the first
 * level gets another stamp, and then the group can be removed.
 */
public final class SweepGroups extends Rewrite<SweepGroups.Result> {

  /** What has come of it. */
  public enum Result {
    /** There is nothing (any more) that nothing refers to. */
    CLEAN,
    /** Something may still be under way, or cannot be read; to be looked at later. */
    LATER,
    /** The store does not answer, or did not say what became of it. */
    FAILED
  }

  private final Key record;
  private final Key root;
  private final Peers peers;
  private final Family family;
  private final Deadlines deadlines;
  private final Chance chance;
  private final Timing timing;

  /** Since when the stamp of the first level has been the same as now. */
  private long seenAt;

  private @Nullable Stamp seen;
  private int waited;

  /**
   * Makes the procedure.
   *
   * @param session the session
   * @param groups the groups that the store has listed
   * @param peers who is silent
   * @param family which groups a first level refers to
   * @param deadlines when tombstones are purged
   * @param chance makes stamps
   * @param timing how long things take
   */
  public SweepGroups(
      UUID session,
      Set<Long> groups,
      Peers peers,
      Family family,
      Deadlines deadlines,
      Chance chance,
      Timing timing) {
    super(keys(session, groups), deadlines.periods());
    this.record = new Key(session, Key.RECORD);
    this.root = new Key(session, Key.ROOT);
    this.peers = peers;
    this.family = family;
    this.deadlines = deadlines;
    this.chance = chance;
    this.timing = timing;
  }

  private static Set<Key> keys(UUID session, Set<Long> groups) {
    Set<Key> keys =
        groups.stream().map(group -> new Key(session, group)).collect(Collectors.toSet());
    keys.add(new Key(session, Key.RECORD));
    keys.add(new Key(session, Key.ROOT));
    return keys;
  }

  @Override
  Step<Result> decide(Look look, long now) {
    Cell first = look.cells().get(root);
    Stamp stamp = first == null ? null : first.stamp();
    if (seen == null || !seen.equals(stamp)) {
      seen = stamp;
      seenAt = now;
    }
    Cell kept = look.cells().get(record);
    try {
      if (kept == null) {
        return withoutRecord(look, first, now);
      }
      if (RecordHead.read(kept.head()).ended() != null) {
        return remove(new Change(record, kept, kept), allGroups(), look);
      }
      return first == null ? done(Result.LATER) : ofLiving(look, first, now);
    } catch (IOException e) {
      return done(Result.LATER); // damaged, or of a later version
    }
  }

  /** The session was purged, or is beginning; a tombstone refuses that for good. */
  private Step<Result> withoutRecord(Look look, @Nullable Cell first, long now) throws IOException {
    if (look.cells().isEmpty()) {
      return done(Result.CLEAN);
    }
    UUID creator = first == null ? null : Head.read(first.head()).holder();
    if (creator != null && !peers.silent(creator, seenAt, now)) {
      return patience(now);
    }
    Stamp stamp = chance.stamp();
    RecordHead head = new RecordHead(stamp, Map.of(), stamp, Frame.EMPTY);
    Cell tombstone = new Cell(stamp, head.toBytes(), new byte[0]);
    return write(
        new Commit(
            List.of(),
            new Change(record, null, tombstone),
            allGroups(),
            deadlines.tombstone(look.clock())));
  }

  private Step<Result> ofLiving(Look look, Cell first, long now) throws IOException {
    Orphans orphans = Orphans.among(look.cells(), first, family);
    if (!orphans.dead().isEmpty()) {
      return remove(new Change(root, first, first), orphans.dead(), look);
    }
    for (UUID creator : orphans.creators()) {
      if (!peers.silent(creator, seenAt, now)) {
        return patience(now);
      }
    }
    return orphans.newborn() ? bump(first) : done(Result.CLEAN);
  }

  /** A roll that was asked for after the look may show that the creator is gone. */
  private Step<Result> patience(long now) {
    return ++waited > 1 ? done(Result.LATER) : new Step.Pause<>(now + 2 * timing.beat());
  }

  /** The holder is the creator, which is gone: what it has under way is refused from now on. */
  private Step<Result> bump(Cell first) throws IOException {
    Head head = Head.read(first.head());
    Cell to = new Cell(chance.stamp(), head.heldBy(null, head.queue()).toBytes(), first.body());
    return write(Commit.of(new Change(root, first, to)));
  }

  private Step<Result> remove(Change proof, Set<Key> dead, Look look) {
    boolean nothing = look.cells().keySet().stream().noneMatch(key -> key.group() >= Key.ROOT);
    return nothing ? done(Result.CLEAN) : write(new Commit(List.of(), proof, dead, null));
  }

  private Set<Key> allGroups() {
    return Set.of(root.sibling(Key.ALL_GROUPS));
  }

  @Override
  Step<Result> proved(Commit commit, long now) {
    return commit.deaths().contains(root.sibling(Key.ALL_GROUPS)) ? done(Result.CLEAN) : next(now);
  }

  @Override
  Step<Result> doubt(long now) {
    return done(Result.FAILED);
  }

  @Override
  Result failed() {
    return Result.FAILED;
  }
}
