// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

/** What makes a session the current one of a thread. */
@FunctionalInterface
public interface Binding {

  /**
   * Gives the session, creating it where that is due.
   *
   * @return the session
   * @throws dev.sessionstorage.NoCurrentSessionException if there is none and none can be made
   * @throws dev.sessionstorage.SessionClosedException if it has ended
   */
  Session session();
}
