// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.SessionKind;
import dev.sessionstorage.spi.store.Index;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The uses of sessions that this member serves. They are noted in the store in batches; those of
 * sessions without time-out are renewed, so that the sweep takes them only after this member is
 * gone.
 */
public final class Touches {
  private final Deadlines deadlines;
  private final Map<UUID, Index> noted = new HashMap<>();
  private final Map<UUID, SessionKind> endless = new HashMap<>();
  private final Map<SessionKind, Long> renewed = new EnumMap<>(SessionKind.class);
  private final long begun;
  private long batched;

  /**
   * Begins with nothing noted.
   *
   * @param deadlines when sessions may be ended
   * @param now the time
   */
  public Touches(Deadlines deadlines, long now) {
    this.deadlines = deadlines;
    this.batched = now;
    this.begun = now;
  }

  /**
   * Notes a use.
   *
   * @param session the session
   * @param kind its kind
   * @param idle how long it may stay unused, in milliseconds; 0: it does not end by itself
   * @param clock the store's clock
   */
  public void used(UUID session, SessionKind kind, long idle, long clock) {
    if (idle == 0 && kind != SessionKind.APPLICATION) {
      endless.put(session, kind);
    } else {
      endless.remove(session);
    }
    note(session, deadlines.index(kind, null, clock, idle));
  }

  /** The last use says how long the session may stay unused. */
  private void note(UUID session, Index use) {
    noted.merge(session, use, (before, after) -> before.used() > after.used() ? before : after);
  }

  /**
   * Forgets a session that has ended, or that another member serves now.
   *
   * @param session the session
   */
  public void forget(UUID session) {
    noted.remove(session);
    endless.remove(session);
  }

  /**
   * Returns when {@link #take} has something to do.
   *
   * @return the moment
   */
  public long dueAt() {
    return batched + deadlines.periods().touch();
  }

  /**
   * Takes all uses since the last time.
   *
   * @param now the time
   * @param clock the store's clock
   * @return what to tell the store; empty: nothing
   */
  public Map<UUID, Index> take(long now, long clock) {
    batched = now;
    Set<SessionKind> due = EnumSet.allOf(SessionKind.class);
    due.removeIf(
        kind -> now - renewed.getOrDefault(kind, begun) < deadlines.periods().renewal(kind));
    due.forEach(kind -> renewed.put(kind, now));
    endless.forEach(
        (session, kind) -> {
          if (due.contains(kind)) {
            note(session, renewal(kind, clock));
          }
        });
    Map<UUID, Index> batch = Map.copyOf(noted);
    noted.clear();
    return batch;
  }

  /** It was not used, but it is not to be ended either. */
  private Index renewal(SessionKind kind, long clock) {
    return new Index(null, 0, deadlines.index(kind, null, clock, 0).deadline());
  }

  /**
   * Takes back what the store did not take.
   *
   * @param batch what {@link #take} has returned
   */
  public void failed(Map<UUID, Index> batch) {
    batch.forEach(this::note);
  }
}
