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
 * than tombstones stay, since the member that purges one reports the end again.
 */
public final class Endings {
  private final UUID me;
  private final long remembered;
  private Set<UUID> told = new HashSet<>();
  private Set<UUID> before = new HashSet<>();
  private long begun;

  /**
   * Begins with nothing told.
   *
   * @param me this member
   * @param periods how long things take
   * @param now the time
   */
  public Endings(UUID me, Periods periods, long now) {
    this.me = me;
    this.remembered = 2 * periods.tombstone() + 2 * periods.steady();
    this.begun = now;
  }

  /**
   * Tells that a session has ended, after this member has ended it or purged its tombstone.
   *
   * @param ending the end
   * @param receivers the members that watched it, and the observers
   * @param wires carries it to them
   * @param now the time
   * @return whether this member's own listener is to be told
   */
  public boolean tell(Ending ending, Set<UUID> receivers, Wires wires, long now) {
    Closed closed = new Closed(List.of(ending));
    for (UUID receiver : receivers) {
      if (!receiver.equals(me)) {
        wires.post(receiver, closed);
      }
    }
    return isNew(ending.session(), now);
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
   * Notes that this member has found a session ended, and has told its listener.
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
    return !before.contains(session) && told.add(session);
  }
}
