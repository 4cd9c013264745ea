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
 * Begins to watch a session: enters this member into the watchers of its record. Only then its
 * groups are read: a change published before that read is seen by it. A member that publishes later
 * either finds this member in the record or receives its {@link Message.Hello}.
 */
public final class Attach extends Rewrite<Attach.Outcome> {

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

  private final Key key;
  private final Watches watches;
  private final UUID me;
  private final long visit;
  private final Chance chance;
  private Map<UUID, Long> before = Map.of();
  private boolean buried;

  Attach(UUID session, Watches watches, UUID me, long visit, Chance chance, Periods periods) {
    super(Set.of(new Key(session, Key.RECORD)), periods);
    this.key = new Key(session, Key.RECORD);
    this.watches = watches;
    this.me = me;
    this.visit = visit;
    this.chance = chance;
  }

  @Override
  Step<Outcome> decide(Look look, long now) {
    Cell present = look.cells().get(key);
    if (present == null) {
      return end(Outcome.ENDED);
    }
    try {
      RecordHead head = RecordHead.read(present.head());
      if (head.ended() != null) {
        return end(Outcome.ENDED);
      }
      return enter(present, head);
    } catch (IOException e) {
      return end(Outcome.UNREADABLE);
    }
  }

  private Step<Outcome> end(Outcome outcome) {
    watches.forget(key.session(), visit);
    return done(outcome);
  }

  private Step<Outcome> enter(Cell present, RecordHead head) {
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
  Step<Outcome> proved(Commit commit, long now) {
    watches.registered(key.session(), visit, before, buried, now);
    return done(Outcome.ATTACHED);
  }

  /** Who runs this gives up before the end: the session is not watched. */
  public void abandon() {
    watches.forget(key.session(), visit);
  }

  @Override
  Outcome failed() {
    watches.forget(key.session(), visit);
    return Outcome.UNAVAILABLE;
  }
}
