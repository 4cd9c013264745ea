// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.session.Binding;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
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
  private final SessionManager sessions;
  private final @Nullable String userAtBegin;
  private volatile @Nullable Session session;

  /** Guards against listeners of a new HTTP session that ask for it before it is there. */
  private boolean creating;

  RequestBinding(HttpServletRequest request, SessionManager sessions) {
    this.request = request;
    this.sessions = sessions;
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
    if (creating) {
      return beingCreated();
    }
    creating = true;
    try {
      return create();
    } finally {
      creating = false;
    }
  }

  /** Some containers give a session that is being created, others would begin another one. */
  private Session beingCreated() {
    HttpSession http = request.getSession(false);
    if (http == null) {
      throw new NoCurrentSessionException(
          "The HTTP session of this request is just being created; a listener that is told of it"
              + " before this library cannot have its storage yet. Ask for it in the request, or"
              + " observe SessionOpened.");
    }
    return bind(http);
  }

  private Session create() {
    IllegalStateException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return bind(request.getSession());
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

  private Session bind(HttpSession http) {
    Session bound = SessionLink.bind(http, sessions);
    bound.used(Math.max(0, http.getMaxInactiveInterval()) * 1000L);
    if (userAtBegin != null) {
      noteUser(bound, userAtBegin);
    }
    session = bound;
    return bound;
  }

  /**
   * The container has just begun this HTTP session for the request. Listeners may ask for the
   * session before {@code getSession()} has returned, when asking again would begin another one.
   */
  void begun(HttpSession http) {
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

  /** Somebody may have signed in or out in the request. */
  void finish() {
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
