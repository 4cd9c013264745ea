// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.StorageChanged;

/**
 * Hears of what happens to sessions, in the thread that did it and outside every lock. What it
 * throws is logged.
 */
public interface SessionListener {
  /**
   * A session has begun.
   *
   * @param session the session as it began
   */
  default void opened(SessionInfo session) {}

  /**
   * A session has ended.
   *
   * @param session the session as it ended
   */
  default void closed(SessionInfo session) {}

  /**
   * Tells whether any of this does something for sessions of other members, so that they need not
   * tell this one otherwise.
   *
   * @return false where nobody observes sessions
   */
  default boolean observes() {
    return true;
  }

  /**
   * Tells whether {@link #changed} does anything, so that nothing is spent on it otherwise.
   *
   * @return false where nobody observes changes
   */
  default boolean observesChanges() {
    return false;
  }

  /**
   * A block has published a change.
   *
   * @param change which session, which first-level names
   */
  default void changed(StorageChanged change) {}
}
