// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import java.util.Set;

/**
 * Is told what other nodes did. Called by one thread at a time, which may wait; in the order in
 * which one other node did it.
 *
 * @since 1.0
 */
public interface EngineListener {

  /**
   * A session has begun.
   *
   * @param session its record
   */
  void opened(SessionInfo session);

  /**
   * A session has ended.
   *
   * @param session its last record
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

  /** Some of this may not have been told, so that everything should be looked at again. */
  void missed();
}
