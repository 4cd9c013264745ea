// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import java.util.Set;

/**
 * Is told what other members did. For each session it is called by one thread at a time, which may
 * wait; in the order in which each other member did it.
 */
public interface ClusterListener {

  /** The member of a session of which only the id is known. */
  String UNKNOWN = "?";

  /**
   * Tells whether somebody here wants to hear of all sessions of the other members. Otherwise
   * {@link #opened} is not called, and the rest only for sessions of which something is used here.
   * Asked now and then. Other members take up to two seconds to know of a change, and then tell
   * what they did in the seconds before.
   *
   * @return false if nobody does, so that the other members need not send it
   */
  default boolean observes() {
    return true;
  }

  /**
   * Returns the sessions of which somebody here holds something. A member that was away for so long
   * that the others have removed it looks whether they have ended: nobody tells it any more.
   *
   * @return their ids, also of those of which nothing was read; asked by any thread
   */
  default Set<SessionId> held() {
    return Set.of();
  }

  /**
   * A session has begun.
   *
   * @param session its record
   */
  void opened(SessionInfo session);

  /**
   * A session has ended.
   *
   * @param session its last record; where nothing of that is left, its member is {@link #UNKNOWN}
   */
  void closed(SessionInfo session);

  /**
   * A group has a new published state. Several that follow one another closely may be told as one.
   *
   * @param session whose group it is
   * @param group the group's number
   * @param version the version of the newest state
   * @param names the first-level names under which something changed, possibly none
   */
  void changed(SessionId session, long group, long version, Set<String> names);

  /**
   * A group was looked at, since something of it may not have been told. After a failure of the
   * store this may be an earlier state than was told before.
   *
   * @param session whose group it is
   * @param group the group's number
   * @param version the version of the state in the store
   * @param identity its {@link Published#identity}
   */
  void found(SessionId session, long group, long version, Object identity);

  /**
   * It is known now what became of a commit of this member that ended with {@link
   * Lease.Outcome#UNKNOWN}; {@link Lease#settle} tells it.
   *
   * @param session whose group it is
   * @param group the group's number
   */
  void settled(SessionId session, long group);
}
