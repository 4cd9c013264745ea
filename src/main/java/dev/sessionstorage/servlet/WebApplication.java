// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.session.Applications;
import dev.sessionstorage.session.SessionListener;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/** What the library keeps for one web application, from its start to its end. */
final class WebApplication {
  private static final String ATTRIBUTE = WebApplication.class.getName();

  private final SessionManager sessions;
  private final boolean createAlways;

  private WebApplication(SessionManager sessions, boolean createAlways) {
    this.sessions = sessions;
    this.createAlways = createAlways;
  }

  /** Starts the library in an application; a bad setting stops the deployment. */
  static WebApplication start(ServletContext context) {
    WebApplication application =
        new WebApplication(
            new SessionManager(Settings.from(name -> setting(context, name))),
            createAlways(setting(context, "sessionstorage.create-session")));
    context.setAttribute(ATTRIBUTE, application);
    Applications.started(application.sessions, context.getClassLoader());
    return application;
  }

  private static @Nullable String setting(ServletContext context, String name) {
    String override = System.getProperty(name);
    return override == null ? context.getInitParameter(name) : override;
  }

  private static boolean createAlways(@Nullable String text) {
    String value = text == null ? "on-demand" : text.strip();
    if (!value.equals("on-demand") && !value.equals("always")) {
      throw new IllegalArgumentException(
          "The setting sessionstorage.create-session has the value \""
              + text
              + "\": expected on-demand or always");
    }
    return value.equals("always");
  }

  static WebApplication of(ServletContext context) {
    if (context.getAttribute(ATTRIBUTE) instanceof WebApplication application) {
      return application;
    }
    throw new IllegalStateException(
        "Session Storage is not active in the application \""
            + context.getContextPath()
            + "\". Put its jar into WEB-INF/lib; if web.xml has an <absolute-ordering>, add"
            + " <name>session_storage</name> to it; and do not use it after the application has"
            + " been stopped.");
  }

  /** Ends all sessions with the application. */
  void stop(ServletContext context) {
    context.removeAttribute(ATTRIBUTE);
    Applications.stopped(sessions);
    sessions.listener(SessionListener.NONE);
    sessions.close();
  }

  SessionManager sessions() {
    return sessions;
  }

  /** Whether each request gets an HTTP session, not only those that ask for theirs. */
  boolean createsAlways() {
    return createAlways;
  }
}
