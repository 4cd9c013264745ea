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
import org.jspecify.annotations.Nullable;

/**
 * Begins to watch a session: enters this member into the watchers of its record, and only then
 * reads its groups. A change published before that read is seen by it. A member that publishes
 * later either finds this member in the record or receives its {@link Message.Hello}.
 */
public final class Attach extends Rewrite<Attach.Result> {

  /** What has come of it. */
  public enum Outcome {
    /** The session is watched. */
    ATTACHED,
    /** There is no such session (any more). */
    ENDED,
    /** A later version has written its record, or it is damaged. */
    UNREADABLE,
    /** The store does not answer. */
    UNAVAILABLE
  }

  /**
   * What has come of it.
   *
   * @param outcome the outcome
   * @param look the record and all groups if it is {@code ATTACHED}, else null
   */
  public record Result(Outcome outcome, @Nullable Look look) {}

  private final Key key;
  private final Watches watches;
  private final UUID me;
  private final long visit;
  private final Chance chance;
  private final Timing timing;
  private final Set<Key> everything;
  private Map<UUID, Long> before = Map.of();
  private boolean buried;
  private boolean registered;

  Attach(
      UUID session,
      Watches watches,
      UUID me,
      long visit,
      Chance chance,
      Timing timing,
      Periods periods) {
    super(Set.of(new Key(session, Key.RECORD), new Key(session, Key.ROOT)), periods);
    this.key = new Key(session, Key.RECORD);
    this.watches = watches;
    this.me = me;
    this.visit = visit;
    this.chance = chance;
    this.timing = timing;
    this.everything = Set.of(key, key.sibling(Key.ALL_GROUPS));
  }

  /** The session's id. */
  UUID session() {
    return key.session();
  }

  @Override
  public Step<Result> next(long now) {
    return registered ? new Step.Read<>(everything, true) : super.next(now);
  }

  @Override
  Step<Result> decide(Look look, long now) {
    Cell present = look.cells().get(key);
    if (present == null) {
      return end(Outcome.ENDED);
    }
    try {
      RecordHead head = RecordHead.read(present.head());
      if (head.ended() != null) {
        return end(Outcome.ENDED);
      }
      return registered ? done(new Result(Outcome.ATTACHED, look)) : enter(present, head);
    } catch (IOException e) {
      return end(Outcome.UNREADABLE);
    }
  }

  private Step<Result> end(Outcome outcome) {
    watches.forget(key.session(), visit);
    return done(new Result(outcome, null));
  }

  private Step<Result> enter(Cell present, RecordHead head) {
    Map<UUID, Long> others = new HashMap<>(head.watchers());
    others.remove(me);
    buried = others.keySet().removeAll(watches.gone());
    before = others;
    Map<UUID, Long> all = new HashMap<>(others);
    all.put(me, visit);
    Cell to = new Cell(chance.stamp(), head.withWatchers(all).toBytes(), present.body());
    return write(Commit.of(new Change(key, present, to)));
  }

  @Override
  Step<Result> proved(Commit commit, long now) {
    registered = true;
    watches.registered(key.session(), visit, before, buried, now);
    return next(now);
  }

  @Override
  public Step<Result> unavailable(long now) {
    return registered ? new Step.Pause<>(now + timing.beat()) : super.unavailable(now);
  }

  /** Who runs this gives up before the end: the session is not watched. */
  public void abandon() {
    watches.forget(key.session(), visit);
  }

  @Override
  Result failed() {
    watches.forget(key.session(), visit);
    return new Result(Outcome.UNAVAILABLE, null);
  }
}
