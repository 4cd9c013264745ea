// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.session.Binding;
import dev.sessionstorage.session.Session;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Makes the session of a request the current one: that of the container's HTTP session, or of one
 * that a filter has put in its place. Used by the thread that serves the request only.
 */
final class RequestBinding implements Binding {
  private final WebApplication application;
  private final RequestUser user;
  private final ContainerSession containers;
  private final ReplacedSessions replaced;
  private final EndedLinks ended;
  private RequestView view;

  /**
   * The container's session that {@link #session} returned last: the answer until it ends, or the
   * application sees another request or HTTP session. Null when that has happened.
   */
  private @Nullable Session latest;

  /** Whether somebody has asked for the session of the container's HTTP session. */
  private boolean wasAsked;

  private boolean triedToCreate;

  RequestBinding(RequestView view, WebApplication application) {
    this.view = view;
    this.application = application;
    this.user = new RequestUser(Requests.containers(view.request()));
    this.containers = new ContainerSession(application, user);
    this.replaced = new ReplacedSessions(application);
    this.ended = new EndedLinks(application);
    containers.look(view);
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
  boolean isSeenAs(HttpServletRequest request) {
    return view.request() == request;
  }

  /** Sets how the application sees the request from now on: it was wrapped, or dispatched. */
  RequestView changeView(RequestView next) {
    RequestView before = view;
    Class<?> replacer = next.replacer();
    if (replacer != null && !before.isReplaced() && wasAsked) {
      application.replacingFilter().warn(replacer);
    }
    see(next);
    return before;
  }

  /** Sets how the application sees the request again, after a dispatch. */
  void restoreView(RequestView before) {
    replaced.save(view);
    see(before);
  }

  private void see(RequestView now) {
    view = now;
    latest = null;
  }

  /** What goes on to the application: mostly the request itself. */
  ServletRequest followed(ServletRequest request) {
    return request == view.request() && view.isWorthFollowing()
        ? new FollowedRequest(view.request(), application)
        : request;
  }

  @Override
  public Session session() {
    Session known = latest;
    return known != null && !known.isClosed() ? known : findOrCreate();
  }

  /** Looks each time for a session that comes from a filter: those end without telling anybody. */
  private Session findOrCreate() {
    if (view.isReplaced()) {
      Session found = replaced.find(view);
      return found == null ? NewHttpSession.create(view, this::bindReplaced) : found;
    }
    wasAsked = true;
    Session found = containers.findOrCreate(view);
    latest = found;
    return found;
  }

  @Override
  public @Nullable Session sessionIfAny() {
    return view.isReplaced() ? replaced.find(view) : containers.find(view);
  }

  private Session bindReplaced(HttpSession http) {
    application.refuseForeign(http);
    Session bound = replaced.bind(http);
    user.noteIn(bound);
    return bound;
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

  /** The container has just begun this HTTP session for the request, and tells us of it. */
  void created(HttpSession http) {
    latest = null;
    containers.created(http, view);
  }

  /** The application has asked a filter's wrapper for its HTTP session. */
  void seen(HttpSession http) {
    replaced.seen(http);
  }

  /** The application has asked a filter's wrapper for its user. */
  void userSeen(@Nullable String name) {
    if (user.seen(name)) {
      user.signIn(sessionIfAny());
    }
  }

  /** A link was taken out of its HTTP session, which goes on or ends. */
  void linkRemoved(SessionLink link, HttpSession http) {
    ended.add(link, http);
  }

  @Override
  public void refreshUser() {
    if (user.hasChanged()) {
      user.signIn(sessionIfAny());
    }
  }

  /** The request ends, at least on this thread. */
  void finish() {
    latest = null;
    try {
      replaced.save(view);
      refreshUser();
      finishEnded();
      containers.save(view);
    } finally {
      containers.release();
      replaced.finish();
    }
  }

  private void finishEnded() {
    if (!ended.isEmpty()) {
      containers.look(view); // an HTTP session that has taken over the link of another one
      ended.finish();
    }
    containers.closeEarly();
  }
}
