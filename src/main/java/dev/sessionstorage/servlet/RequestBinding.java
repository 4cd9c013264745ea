// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.session.Binding;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Makes the session of a request the current one; an HTTP session is created when it is asked for.
 */
final class RequestBinding implements Binding {
  private final HttpServletRequest request;
  private final SessionManager sessions;
  private volatile @Nullable Session session;

  RequestBinding(HttpServletRequest request, SessionManager sessions) {
    this.request = request;
    this.sessions = sessions;
  }

  @Override
  public Session session() {
    Session known = session;
    return known == null || known.isClosed() ? find() : known;
  }

  private Session find() {
    Session found = SessionLink.bind(http(), sessions);
    session = found;
    use(found, http());
    return found;
  }

  private HttpSession http() {
    try {
      return request.getSession();
    } catch (IllegalStateException e) {
      NoCurrentSessionException late =
          new NoCurrentSessionException(
              "This request has no HTTP session, and none can be created any more since the response"
                  + " is committed. Ask for current() or id() before writing the response, or set"
                  + " sessionstorage.create-session to always.");
      late.initCause(e);
      throw late;
    }
  }

  /** Notes the use of the HTTP session, where there is one, and who is signed in. */
  void touch() {
    HttpSession http = request.getSession(false);
    if (http != null) {
      Session found = SessionLink.bind(http, sessions);
      session = found;
      use(found, http);
    }
  }

  private void use(Session found, HttpSession http) {
    found.used(Math.max(0, http.getMaxInactiveInterval()) * 1000L);
    noteUser(found);
  }

  private void noteUser(Session found) {
    String name = request.getUserPrincipal() == null ? null : request.getUserPrincipal().getName();
    if (name != null && !name.equals(found.userName())) {
      found.signIn(name);
    }
  }

  /** A request may sign in; the container knows at its end. */
  void finish() {
    Session known = session;
    if (known != null && !known.isClosed()) {
      noteUser(known);
    }
  }
}
