// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When to sweep, and which of the sessions that a scan has listed. One that cannot be swept is set
 * aside for longer and longer, and a scan goes on behind a full page, so that it stops no other.
 */
public final class Sweep {
  /** How many keys a sweep looks at. */
  public static final int PAGE = 200;

  /** So often that an end that is told at each attempt is not forgotten, see {@link Endings}. */
  private static final int MOST_DOUBLINGS = 5;

  private final Periods periods;
  private final Map<UUID, Failure> failures = new HashMap<>();
  private @Nullable Key after;
  private boolean any;
  private long last;

  /** How often a session could not be swept, and when it is tried again. */
  private record Failure(int times, long again) {}

  /**
   * Begins without failures.
   *
   * @param periods how long things take
   */
  public Sweep(Periods periods) {
    this.periods = periods;
  }

  /**
   * Tells whether to sweep now, and notes it.
   *
   * @param steady for how long this member has trusted itself, see {@link Membership#steady}
   * @param now the time
   * @return whether it is time, and this member has known the others for long enough
   */
  public boolean begins(long steady, long now) {
    if (steady < periods.steady() || (any && now - last < periods.sweep())) {
      return false;
    }
    any = true;
    last = now;
    return true;
  }

  /**
   * Returns where the next scan goes on.
   *
   * @return the last key of the page before; null: from the beginning
   */
  public @Nullable Key after() {
    return after;
  }

  /**
   * Takes what a scan has listed.
   *
   * @param keys at most {@link #PAGE}
   * @param now the time
   * @return the sessions to sweep, each alone
   */
  public List<UUID> listed(List<Key> keys, long now) {
    after = keys.size() < PAGE ? null : keys.get(keys.size() - 1);
    List<UUID> chosen = new ArrayList<>();
    for (Key key : keys) {
      Failure failure = failures.get(key.session());
      boolean waits = failure != null && now - failure.again() < 0;
      if (!waits && !chosen.contains(key.session())) {
        chosen.add(key.session());
      }
    }
    return chosen;
  }

  /**
   * Notes what has become of a session that was listed. Where it failed, whatever the reason, the
   * session is set aside for a while.
   *
   * @param session the session
   * @param done whether nothing is left to do
   * @param now the time
   */
  public void swept(UUID session, boolean done, long now) {
    if (done) {
      done(session);
    } else {
      failed(session, now);
    }
  }

  void done(UUID session) {
    failures.remove(session);
  }

  void failed(UUID session, long now) {
    Failure before = failures.get(session);
    int times = before == null ? 0 : Math.min(before.times() + 1, MOST_DOUBLINGS);
    failures.put(session, new Failure(times, now + (periods.sweep() << times)));
    failures.values().removeIf(each -> now - each.again() > periods.sweep() << MOST_DOUBLINGS);
  }
}
