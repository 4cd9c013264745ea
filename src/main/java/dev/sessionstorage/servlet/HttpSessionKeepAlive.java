// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.session.KeepAlive;
import dev.sessionstorage.session.Session;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes work outside requests a use of the HTTP session. Each request takes the access anew. */
final class HttpSessionKeepAlive implements KeepAlive {
  private final StoredSessions stored;
  private final Map<Session, SessionAccess> accesses = new ConcurrentHashMap<>();

  HttpSessionKeepAlive(StoredSessions stored) {
    this.stored = stored;
  }

  /** A request has this HTTP session. */
  void seen(HttpSession http, Session session) {
    accesses.put(session, SessionAccess.to(http));
    if (session.isClosed()) {
      ended(session);
    }
  }

  @Override
  public void used(Session session) {
    SessionAccess access = accesses.get(session);
    if (access == null) {
      return;
    }
    try {
      access.use(
          http -> {
            noteUse(http, session);
            stored.save(http, session);
          });
    } catch (IllegalStateException e) {
      accesses.remove(session, access); // of an old id, invalidated or evicted: not ours to tell
    }
  }

  @Override
  public void ended(Session session) {
    accesses.remove(session);
  }

  /** The session goes on for as long as its HTTP session does. */
  static void noteUse(HttpSession http, Session session) {
    session.used(Math.max(0, http.getMaxInactiveInterval()) * 1000L);
  }
}
