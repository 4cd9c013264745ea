// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.session.Binding;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the session of a request the current one; an HTTP session is created when it is asked for.
 * Used by the thread that serves the request only.
 */
final class RequestBinding implements Binding {
  private static final int ATTEMPTS = 3;

  private final WebApplication application;
  private final SessionManager sessions;
  private final RequestUser user;
  private final EndedLinks ended;
  private final ReplacedSessions replaced;
  private final RunningSession running;
  private View view;

  /** The session of the container's HTTP session. */
  private @Nullable Session session;

  /** What a listener has asked for while the container makes the HTTP session that will have it. */
  private @Nullable Session early;

  /** Whether somebody has asked for the session of the container's HTTP session. */
  private boolean wasAsked;

  private boolean triedToCreate;

  RequestBinding(View view, WebApplication application) {
    this.view = view;
    this.application = application;
    this.sessions = application.sessions();
    this.user = new RequestUser(Requests.containers(view.request()));
    this.ended = new EndedLinks(application);
    this.replaced = new ReplacedSessions(application);
    this.running = new RunningSession(application.stored());
    touch();
  }

  /** What serves a request of this application in this thread, or null. */
  static @Nullable RequestBinding ofThisThread(ServletContext context) {
    WebApplication application = WebApplication.running(context);
    return application != null
            && application.sessions().bindings().get() instanceof RequestBinding binding
        ? binding
        : null;
  }

  /** Whether the application sees this request now. */
  boolean shows(HttpServletRequest request) {
    return view.request() == request;
  }

  /** The application sees the request otherwise: a filter has wrapped it, or dispatched it. */
  View show(View next) {
    View before = view;
    Class<?> replacer = next.replacer();
    if (replacer != null && !before.isReplaced() && wasAsked) {
      application.replacingFilter().warn(replacer);
    }
    view = next;
    return before;
  }

  /** The application sees the request as before. */
  void showAgain(View before) {
    replaced.leave(view);
    view = before;
  }

  /** What goes on to the application: mostly the request itself. */
  ServletRequest followed(ServletRequest request) {
    return request == view.request() && view.isWorthFollowing()
        ? new FollowedRequest(view.request(), application)
        : request;
  }

  @Override
  public Session session() {
    if (view.isReplaced()) {
      Session found = replaced.find(view);
      return found == null ? create() : found;
    }
    wasAsked = true;
    Session known = session;
    return known == null || known.isClosed() ? findOrCreate() : known;
  }

  @Override
  public @Nullable Session sessionIfAny() {
    if (view.isReplaced()) {
      return replaced.find(view);
    }
    Session known = session;
    if (known == null || known.isClosed()) {
      touch();
    }
    return session;
  }

  private Session findOrCreate() {
    touch();
    Session found = session;
    if (found != null && !found.isClosed()) {
      return found;
    }
    return SessionCreation.isRunning() ? beforeTheHttpSession() : create();
  }

  private Session beforeTheHttpSession() {
    Session begun = sessions.add(SessionId.random(), SessionKind.WEB, user.name());
    early = begun;
    session = begun;
    sessions.announce(begun);
    return begun;
  }

  private Session create() {
    IllegalStateException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        refuseToBeginTooLate();
        return bind(view.request().getSession());
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
    if (view.response().isCommitted() && view.request().getSession(false) == null) {
      throw new IllegalStateException("The response is committed");
    }
  }

  /** Begins an HTTP session for a request that did not ask for one, once and where it still can. */
  void createIfPossible() {
    if (triedToCreate) {
      return; // in a later dispatch the application may have ended it
    }
    triedToCreate = true;
    try {
      if (!view.response().isCommitted()) {
        Session unused = session();
      }
    } catch (NoCurrentSessionException e) {
      // nobody has asked for it: the request goes on without
    }
  }

  private Session bind(HttpSession http) {
    application.refuseForeign(http);
    if (view.isReplaced()) {
      return noteUser(replaced.bind(http));
    }
    Session bound = SessionLinks.bind(http, sessions);
    HttpSessionKeepAlive.noteUse(http, bound);
    HttpSessionKeepAlive keepAlive = application.keepAlive();
    if (keepAlive != null) {
      keepAlive.seen(http, bound);
    }
    session = bound;
    running.set(bound);
    return noteUser(bound);
  }

  private Session noteUser(Session bound) {
    String name = user.name();
    if (name != null && !name.equals(bound.userName())) {
      bound.signIn(name);
    }
    return bound;
  }

  /** The container has just begun this HTTP session for the request, and tells us of it. */
  void begun(HttpSession http) {
    Session begun = early;
    if (begun != null) {
      SessionLinks.link(http, begun);
      early = null;
    }
    Session unused = SessionLinks.bind(http, sessions);
    if (!view.isReplaced()) {
      unused = bind(http);
    }
  }

  private void touch() {
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

  /** The application has asked a filter's wrapper for its HTTP session. */
  void seen(HttpSession http) {
    replaced.seen(http);
  }

  /** The application has asked a filter's wrapper for its user. */
  void userSeen(@Nullable String name) {
    if (user.seen(name)) {
      signIn();
    }
  }

  /** A link was taken out of its HTTP session, which goes on or ends. */
  void ended(SessionLink link, HttpSession http) {
    ended.add(link, http);
  }

  @Override
  public void refreshUser() {
    if (user.hasChanged()) {
      signIn();
    }
  }

  private void signIn() {
    Session bound = sessionIfAny();
    if (bound != null && !bound.isClosed() && !Objects.equals(user.name(), bound.userName())) {
      bound.signIn(user.name());
    }
  }

  /** The request ends, at least on this thread. */
  void finish() {
    try {
      replaced.leave(view);
      refreshUser();
      finishEnded();
      save();
    } finally {
      running.set(null);
      replaced.finish();
    }
  }

  private void finishEnded() {
    if (!ended.isEmpty()) {
      touch(); // an HTTP session that has taken over the link of another one
      ended.finish();
    }
    Session begun = early;
    if (begun != null) {
      begun.close(); // its HTTP session could not be made
    }
  }

  /** What has changed goes to the container's session store, where there is one. */
  private void save() {
    Session bound = session;
    if (bound == null || view.isReplaced() || application.stored().of(bound) == null) {
      return;
    }
    HttpSession http = view.request().getSession(false);
    if (http != null) {
      application.stored().save(http, bound);
    }
  }
}
