// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionInfo;
import org.jspecify.annotations.Nullable;

/** Changes of what a grid knows of a session. */
final class SessionRecords {

  private SessionRecords() {}

  static SessionInfo withUser(SessionInfo record, @Nullable String userName) {
    return new SessionInfo(
        record.id(),
        record.kind(),
        record.name(),
        userName,
        record.created(),
        record.lastUsed(),
        record.idleTimeout(),
        record.member());
  }

  /** The session was used on a member. */
  static SessionInfo used(SessionInfo record, SessionInfo there) {
    return new SessionInfo(
        record.id(),
        record.kind(),
        record.name(),
        record.userName(),
        record.created(),
        there.lastUsed(),
        there.idleTimeout(),
        there.member());
  }
}
