// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** The session of the HTTP session that the container has for one request. */
final class ContainerSession {
  private final WebApplication application;
  private final SessionManager sessions;
  private final RequestUser user;
  private final RunningSession running;

  private @Nullable Session session;

  /** What a listener has asked for while the container makes the HTTP session that will have it. */
  private @Nullable Session early;

  ContainerSession(WebApplication application, RequestUser user) {
    this.application = application;
    this.sessions = application.sessions();
    this.user = user;
    this.running = new RunningSession(application.stored());
  }

  /** The session as far as there is one; it may have ended. */
  @Nullable Session find(RequestView view) {
    if (!isOpen(session)) {
      look(view);
    }
    return session;
  }

  /** The session, with a new HTTP session if there is none. */
  Session findOrCreate(RequestView view) {
    Session found = find(view);
    if (found != null && !found.isClosed()) {
      return found;
    }
    return SessionCreation.isRunning()
        ? beforeTheHttpSession()
        : NewHttpSession.create(view, this::bind);
  }

  private static boolean isOpen(@Nullable Session session) {
    return session != null && !session.isClosed();
  }

  private Session beforeTheHttpSession() {
    Session begun = sessions.add(SessionId.random(), SessionKind.WEB, user.name());
    early = begun;
    session = begun;
    sessions.announce(begun);
    return begun;
  }

  /** Binds the HTTP session that the request has already, if any. */
  void look(RequestView view) {
    if (view.isReplaced()) {
      return; // asking could load it from a database
    }
    try {
      HttpSession http = view.request().getSession(false);
      if (http != null && application.has(http)) {
        Session unused = bind(http);
      }
    } catch (IllegalStateException e) {
      session = null; // invalidated just now: as if there had been none
    }
  }

  private Session bind(HttpSession http) {
    application.refuseForeign(http);
    Session bound = SessionLinks.bind(http, sessions);
    HttpSessionKeepAlive.noteUse(http, bound);
    HttpSessionKeepAlive keepAlive = application.keepAlive();
    if (keepAlive != null) {
      keepAlive.seen(http, bound);
    }
    session = bound;
    running.set(bound);
    user.noteIn(bound);
    return bound;
  }

  /** The container has just begun this HTTP session for the request, and tells us of it. */
  void created(HttpSession http, RequestView view) {
    Session begun = early;
    if (begun != null) {
      SessionLinks.link(http, begun);
      early = null;
    }
    Session unused = view.isReplaced() ? SessionLinks.bind(http, sessions) : bind(http);
  }

  /** The request ends: what has changed goes to the container's session store, if it has one. */
  void save(RequestView view) {
    Session bound = session;
    if (bound == null || view.isReplaced() || application.stored().of(bound) == null) {
      return;
    }
    HttpSession http = view.request().getSession(false);
    if (http != null) {
      application.stored().save(http, bound);
    }
  }

  /** Ends a session whose HTTP session could not be made. */
  void closeEarly() {
    Session begun = early;
    if (begun != null) {
      begun.close();
    }
  }

  /** The request does not use the session any more. */
  void release() {
    running.set(null);
  }
}
