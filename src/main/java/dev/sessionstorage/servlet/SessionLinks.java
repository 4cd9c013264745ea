// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.servlet.SessionLink.Begun;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import jakarta.servlet.http.HttpSession;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds or begins the session of an HTTP session. */
final class SessionLinks {
  /** Each HTTP session has one of these, by its id, while it is being bound. */
  private static final ReentrantLock[] LOCKS =
      Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

  private SessionLinks() {}

  /** The session of an HTTP session of the container, bound now when it is not yet. */
  static Session bind(HttpSession http, SessionManager sessions) {
    Session bound = bound(http);
    return bound == null ? bindNow(http, sessions, LinkHome.of(http)) : bound;
  }

  /** The same for an HTTP session that may be of a filter, which tells nobody of its end. */
  static Session bindAny(HttpSession http, SessionManager sessions) {
    Session bound = bound(http);
    return bound == null ? bindNow(http, sessions, null) : bound;
  }

  private static @Nullable Session bound(HttpSession http) {
    SessionLink link = SessionLink.of(http);
    return link == null ? null : link.sessionIn(http);
  }

  /** Requests of one HTTP session may race to bind it; all of them get the same session. */
  private static Session bindNow(
      HttpSession http, SessionManager sessions, @Nullable LinkHome home) {
    ReentrantLock lock = LOCKS[http.getId().hashCode() & LOCKS.length - 1];
    Begun begun;
    lock.lock();
    try {
      begun = findOrAdd(http, sessions, home);
    } finally {
      lock.unlock();
    }
    if (begun.anew()) {
      sessions.announce(begun.session());
    }
    return begun.session();
  }

  private static Begun findOrAdd(
      HttpSession http, SessionManager sessions, @Nullable LinkHome home) {
    Session bound = bound(http);
    if (bound != null) {
      return new Begun(bound, false);
    }
    SessionLink link = SessionLink.of(http);
    Begun attached =
        link == null || link.isCopyIn(http) ? null : link.attach(sessions, storedIn(http), home);
    return attached == null ? add(http, sessions, home) : attached;
  }

  private static Begun add(HttpSession http, SessionManager sessions, @Nullable LinkHome home) {
    Session session = sessions.add(SessionId.random(), SessionKind.WEB, null);
    SessionLink.link(http, session, storedIn(http), home);
    return new Begun(session, true);
  }

  /** Puts a session that has begun already into the HTTP session that begins for it. */
  static void link(HttpSession http, Session session) {
    SessionLink.link(http, session, storedIn(http), LinkHome.of(http));
  }

  private static @Nullable StoredSessions storedIn(HttpSession http) {
    WebApplication application = WebApplication.running(http.getServletContext());
    return application == null ? null : application.stored();
  }
}
