// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.session.Session;
import org.jspecify.annotations.Nullable;

/** The session that must not end for being idle while a request uses it. */
final class RunningSession {
  private final StoredSessions stored;
  private @Nullable StoredSession running;

  RunningSession(StoredSessions stored) {
    this.stored = stored;
  }

  /** The request uses this session from now on, or none. */
  void set(@Nullable Session session) {
    StoredSession next = session == null ? null : stored.of(session);
    StoredSession before = running;
    running = next;
    if (next != null) {
      next.begin();
    }
    if (before != null) {
      before.end();
    }
  }
}
