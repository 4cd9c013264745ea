// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import org.jspecify.annotations.Nullable;

/** What makes a session the current one of a thread. */
public interface Binding {

  /**
   * Returns the session, and creates it if needed and possible.
   *
   * @return the session
   * @throws dev.sessionstorage.NoCurrentSessionException if there is none and none can be made
   * @throws dev.sessionstorage.SessionClosedException if it has ended
   */
  Session session();

  /**
   * Returns the session if there is one; creates none.
   *
   * @return the session, which may have ended, or null
   */
  @Nullable Session sessionIfAny();

  /** Finds out anew who the user of the session is, before somebody looks for users. */
  default void refreshUser() {}
}
