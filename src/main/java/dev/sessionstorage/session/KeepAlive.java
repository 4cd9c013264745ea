// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

/** Is told of work outside requests, so that what a session belongs to stays alive meanwhile. */
public interface KeepAlive {
  /** Keeps nothing alive. */
  KeepAlive NONE = new KeepAlive() {};

  /**
   * A thread begins or ends work in a session. Must not throw.
   *
   * @param session the session, which may have ended
   */
  default void used(Session session) {}

  /**
   * A session has ended.
   *
   * @param session the session
   */
  default void ended(Session session) {}
}
