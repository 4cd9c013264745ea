// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.session.Applications;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the library keeps for one web application, from its start to its end. */
final class WebApplication {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final String ATTRIBUTE = WebApplication.class.getName();

  private final SessionManager sessions;
  private final boolean createsAlways;
  private final @Nullable HttpSessionKeepAlive keepAlive;
  private final StoredSessions stored = new StoredSessions();
  private final ReplacingFilter replacingFilter = new ReplacingFilter();
  private final AtomicBoolean hasNotedRemovedLink = new AtomicBoolean();

  /** Kept for {@link Applications}, which refers to it weakly. */
  @SuppressWarnings("UnusedVariable")
  private @Nullable Object place;

  private @Nullable ServletContext stopsWithFilter;
  private boolean withoutContainer;

  private WebApplication(SessionManager sessions, WebSettings settings) {
    this.sessions = sessions;
    this.createsAlways = settings.createAlways();
    this.keepAlive = settings.keepAlive() ? keepAlive(sessions, stored) : null;
  }

  private static @Nullable HttpSessionKeepAlive keepAlive(
      SessionManager sessions, StoredSessions stored) {
    if (!SessionAccess.isSupported()) {
      LOGGER.log(
          Level.WARNING,
          "sessionstorage.keep-alive does nothing on this server: it needs HttpSession.Accessor of"
              + " Servlet 6.1. Only requests keep an HTTP session alive.");
      return null;
    }
    HttpSessionKeepAlive keepAlive = new HttpSessionKeepAlive(stored);
    sessions.keepAlive(keepAlive);
    return keepAlive;
  }

  static WebApplication start(ServletContext context) {
    return start(context, new Host() {});
  }

  /** Begins to keep sessions for an application; a bad setting stops the deployment. */
  static WebApplication start(ServletContext context, Host host) {
    HostConfiguration source = new HostConfiguration(context, host);
    WebSettings settings = WebSettings.from(source);
    SessionManager sessions =
        SessionManager.create(name(context), source, context.getClassLoader());
    sessions.addListener(new HostEvents(host));
    WebApplication application = new WebApplication(sessions, settings);
    context.setAttribute(ATTRIBUTE, application);
    application.place =
        Applications.started(application.sessions, context.getClassLoader(), context);
    return application;
  }

  /** What the application is called on all its members. */
  private static String name(ServletContext context) {
    String path = context.getContextPath();
    return path.isEmpty() ? "root" : path.substring(1);
  }

  /** The library in an application; null where it is not active. */
  static @Nullable WebApplication running(ServletContext context) {
    return context.getAttribute(ATTRIBUTE) instanceof WebApplication application
        ? application
        : null;
  }

  static WebApplication of(ServletContext context) {
    WebApplication running = running(context);
    if (running != null) {
      return running;
    }
    throw new IllegalStateException(
        "Session Storage is not active in the application \""
            + context.getContextPath()
            + "\". In a WAR, put its jar into WEB-INF/lib; if web.xml has an <absolute-ordering>,"
            + " add <name>session_storage</name> to it. An embedded container does not look into"
            + " jars: call SessionStorages.start(context) while the application starts, or use"
            + " session-storage-spring-boot-starter. Do not use it after the application has been"
            + " stopped.");
  }

  /** A session of an application; null where one of them has ended. */
  static @Nullable Session find(ServletContext context, SessionId id) {
    WebApplication running = running(context);
    return running == null ? null : running.sessions.find(id);
  }

  /** There is no container that could show another application's HTTP session, only a mock. */
  void withoutContainer(ServletContext context) {
    withoutContainer = true;
    stopWithFilter(context);
  }

  /** No listener could be registered that is called at the end of the application. */
  void stopWithFilter(ServletContext context) {
    stopsWithFilter = context;
  }

  /** The filter is destroyed. Some containers end HTTP sessions between this and the end. */
  void leaving() {
    sessions.leaving();
    if (stopsWithFilter != null) {
      stop(stopsWithFilter);
    }
  }

  /** Ends what ends with the application. */
  void stop(ServletContext context) {
    context.removeAttribute(ATTRIBUTE);
    Applications.stopped(sessions);
    sessions.removeListeners();
    sessions.close();
    stored.close();
  }

  SessionManager sessions() {
    return sessions;
  }

  /** The sessions that the container also keeps in a store or on other members. */
  StoredSessions stored() {
    return stored;
  }

  /** Whether each request gets an HTTP session, not only those that ask for theirs. */
  boolean createsAlways() {
    return createsAlways;
  }

  /** What keeps HTTP sessions alive, null where that is not wanted or not possible. */
  @Nullable HttpSessionKeepAlive keepAlive() {
    return keepAlive;
  }

  /** Warns of a filter whose sessions cannot be followed. */
  ReplacingFilter replacingFilter() {
    return replacingFilter;
  }

  /** Somebody took the attribute out of an HTTP session that goes on; says so once. */
  void noteRemovedLink() {
    if (!hasNotedRemovedLink.getAndSet(true)) {
      LOGGER.log(
          Level.INFO,
          "A storage has ended since its attribute was removed from an HTTP session that goes on,"
              + " as sessionMap.clear() does. Remove your own attributes one by one to keep it.");
    }
  }

  /**
   * The session of any HTTP session of this application.
   *
   * @throws IllegalStateException if the HTTP session has ended
   */
  Session session(HttpSession http) {
    if (SessionLink.of(http) == null
        && sessions.bindings().get() instanceof RequestBinding request
        && SessionCreation.isRunning()) {
      request.created(http); // the request will have it when its listeners have been told
    }
    return SessionLinks.bindAny(http, sessions);
  }

  /**
   * Whether an HTTP session belongs to this application. A container may show that of the
   * application which has dispatched a request to this one: it must not get a link of ours.
   */
  boolean has(HttpSession http) {
    return withoutContainer || running(http.getServletContext()) == this;
  }

  /** Refuses the HTTP session of another application. */
  void refuseForeign(HttpSession http) {
    if (!has(http)) {
      throw new NoCurrentSessionException(
          "Another application has dispatched this request, and the container shows its HTTP"
              + " session \""
              + http.getServletContext().getContextPath()
              + "\" here. Dispatch the request itself or an HttpServletRequestWrapper, no other"
              + " wrapper.");
    }
  }
}
