// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.session.Binding;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the session of a request the current one; an HTTP session is created when it is asked for.
 */
final class RequestBinding implements Binding {
  private static final int ATTEMPTS = 3;

  private final HttpServletRequest request;
  private final ServletResponse response;
  private final SessionManager sessions;
  private final @Nullable HttpSessionKeepAlive keepAlive;
  private final @Nullable String userAtBegin;
  private final StoredSessions stored;
  private volatile @Nullable Session session;

  /** The session that does not end while this request runs, where the container stores it. */
  private @Nullable StoredSession running;

  /** Whether the container is just beginning the HTTP session, and tells its listeners. */
  private boolean beginning;

  /** What a listener has asked for meanwhile: it goes into the HTTP session that begins. */
  private @Nullable Session early;

  RequestBinding(HttpServletRequest request, ServletResponse response, WebApplication application) {
    this.request = request;
    this.response = response;
    this.sessions = application.sessions();
    this.keepAlive = application.keepAlive();
    this.stored = application.stored();
    this.userAtBegin = userName();
    touch();
  }

  private @Nullable String userName() {
    Principal principal = request.getUserPrincipal();
    return principal == null ? null : principal.getName();
  }

  @Override
  public Session session() {
    Session known = session;
    return known == null || known.isClosed() ? findOrCreate() : known;
  }

  @Override
  public @Nullable Session sessionIfAny() {
    Session known = session;
    if (known == null || known.isClosed()) {
      touch();
    }
    return session;
  }

  private Session findOrCreate() {
    return beginning ? beforeTheHttpSession() : create();
  }

  /** Some containers give an HTTP session that is beginning, others would begin another one. */
  private Session beforeTheHttpSession() {
    HttpSession http = request.getSession(false);
    if (http != null) {
      return bind(http);
    }
    Session begun = sessions.add(SessionId.random(), SessionKind.WEB, userAtBegin);
    early = begun;
    session = begun;
    sessions.announce(begun);
    return begun;
  }

  /** The HTTP session of the request, begun when there is none. */
  HttpSession httpSession() {
    if (beginning) {
      return request.getSession();
    }
    beginning = true;
    try {
      return request.getSession();
    } finally {
      beginning = false;
      endWhatHasNoHttpSession();
    }
  }

  private void endWhatHasNoHttpSession() {
    Session begun = early;
    if (begun != null) {
      begun.close();
      early = null;
    }
  }

  private Session create() {
    IllegalStateException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        refuseToBeginTooLate();
        return bind(httpSession());
      } catch (IllegalStateException e) {
        last = e; // committed, or invalidated just now: then the next one is new
      }
    }
    NoCurrentSessionException none =
        new NoCurrentSessionException(
            "This request has no HTTP session, and none can be created any more since the response"
                + " is committed. Ask for current() or id() before writing the response, or set"
                + " sessionstorage.create-session to always.");
    none.initCause(last);
    throw none;
  }

  /** Some containers begin an HTTP session even then: nobody would ever send its cookie. */
  private void refuseToBeginTooLate() {
    if (response.isCommitted() && request.getSession(false) == null) {
      throw new IllegalStateException("The response is committed");
    }
  }

  private Session bind(HttpSession http) {
    Session bound = SessionLink.bind(http, sessions);
    HttpSessionKeepAlive.noteUse(http, bound);
    if (keepAlive != null) {
      keepAlive.seen(http, bound);
    }
    if (userAtBegin != null) {
      noteUser(bound, userAtBegin);
    }
    session = bound;
    run(stored.of(bound));
    return bound;
  }

  private void run(@Nullable StoredSession next) {
    StoredSession before = running;
    running = next;
    if (next != null) {
      next.begin();
    }
    if (before != null) {
      before.end();
    }
  }

  /** The container has just begun this HTTP session for the request, and tells us of it. */
  void begun(HttpSession http) {
    Session begun = early;
    if (begun != null) {
      SessionLink.link(http, begun);
      early = null;
    }
    Session unused = bind(http);
  }

  private void touch() {
    try {
      HttpSession http = request.getSession(false);
      if (http != null) {
        bind(http);
      }
    } catch (IllegalStateException e) {
      session = null; // invalidated just now: as if there had been none
    }
  }

  private static void noteUser(Session bound, @Nullable String name) {
    if (!Objects.equals(name, bound.userName())) {
      bound.signIn(name);
    }
  }

  /** The request ends, at least on this thread. */
  void finish() {
    try {
      noteUserAtEnd();
      save();
    } finally {
      run(null);
    }
  }

  /** What has changed goes to the container's session store, where there is one. */
  private void save() {
    Session bound = session;
    if (bound == null || stored.of(bound) == null) {
      return;
    }
    HttpSession http = request.getSession(false);
    if (http != null) {
      stored.save(http, bound);
    }
  }

  /** Somebody may have signed in or out in the request. */
  private void noteUserAtEnd() {
    String userAtEnd = userName();
    if (Objects.equals(userAtBegin, userAtEnd)) {
      return;
    }
    if (session == null) {
      touch();
    }
    Session bound = session;
    if (bound != null && !bound.isClosed()) {
      noteUser(bound, userAtEnd);
    }
  }
}
