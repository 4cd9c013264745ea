// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.Message.Closed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reports the end of each session once to this member's listener and to the others, no matter what
 * ended the session, an application, a sweep or another member. Remembers what was told for longer
 * than tombstones stay, since a member that is about to purge one reports the end again, perhaps
 * several times.
 */
public final class Endings {
  private final long remembered;
  private Set<UUID> told = new HashSet<>();
  private Set<UUID> before = new HashSet<>();
  private long begun;

  /**
   * Begins with nothing told.
   *
   * @param periods how long things take
   * @param now the time
   */
  public Endings(Periods periods, long now) {
    this.remembered = 2 * periods.tombstone() + 2 * periods.steady();
    this.begun = now;
  }

  /**
   * Takes what another member tells.
   *
   * @param closed the ends
   * @param now the time
   * @return those that this member's listener is to be told, since it does not know them yet
   */
  public List<Ending> heard(Closed closed, long now) {
    List<Ending> anew = new ArrayList<>();
    for (Ending ending : closed.endings()) {
      if (isNew(ending.session(), now)) {
        anew.add(ending);
      }
    }
    return anew;
  }

  /**
   * Notes that this member has ended a session, is about to purge its tombstone, or has found it
   * ended.
   *
   * @param session the session
   * @param now the time
   * @return whether the listener is to be told
   */
  public boolean isNew(UUID session, long now) {
    if (now - begun >= remembered) {
      before = told;
      told = new HashSet<>();
      begun = now;
    }
    return told.add(session) && !before.remove(session);
  }
}
