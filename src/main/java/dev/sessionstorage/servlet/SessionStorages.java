// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * The way to the {@link SessionStorage} of a web application where there is no CDI, and the way to
 * start the library in a container that is embedded in a program.
 *
 * <p>A container that deploys a WAR starts the library by itself. An embedded one mostly does not
 * look into jars, so the program starts it, here on Tomcat:
 *
 * <pre>{@code
 * Context context = tomcat.addContext("", null);
 * context.addServletContainerInitializer(
 *     (classes, application) -> SessionStorages.start(application), null);
 * }</pre>
 *
 * <p>Safe for any thread.
 *
 * @since 1.0
 */
public final class SessionStorages {

  private SessionStorages() {}

  /**
   * Returns the storage of an application.
   *
   * @param application the application
   * @return the same object at every call
   * @throws IllegalStateException if the library is not active in the application: its jar is in no
   *     place where the container looks for web fragments, an embedded container has not been told
   *     to {@link #start(ServletContext) start} it, {@code absolute-ordering} in {@code web.xml}
   *     leaves it out, or the application has been stopped
   */
  public static SessionStorage of(ServletContext application) {
    return WebApplication.of(application).sessions();
  }

  /**
   * Starts the library in an application while the application itself starts. Call it from a {@code
   * ServletContainerInitializer} or a {@code ServletContextListener} that the program gives to its
   * embedded container. The filter of the library is placed before all filters that are added
   * later. Everything ends with the application.
   *
   * <p>Does nothing if the library has been started there already, by this method or by the
   * container. Settings are read from system properties and from context parameters.
   *
   * @param application the application that is starting
   * @return the same object as {@link #of}
   * @throws IllegalArgumentException if a setting cannot be read; the message names it
   * @throws IllegalStateException if the application has started already, so that the container
   *     takes no filter any more; or if several members share the sessions and this one cannot join
   *     them
   */
  public static SessionStorage start(ServletContext application) {
    return start(application, new Host() {});
  }

  /**
   * Starts the library as {@link #start(ServletContext)} does, for a framework that has a
   * configuration and events of its own.
   *
   * @param application the application that is starting
   * @param host the framework; ignored if the library has been started there already
   * @return the same object as {@link #of}
   * @throws IllegalArgumentException if a setting cannot be read; the message names it
   * @throws IllegalStateException as {@link #start(ServletContext)} does
   */
  public static SessionStorage start(ServletContext application, Host host) {
    return WebStart.byHost(application, host).sessions();
  }

  /**
   * Returns the storage that belongs to an HTTP session. Use it where there is an HTTP session but
   * no current session: in a request listener, an authentication mechanism, or a listener that is
   * told of the end of an HTTP session.
   *
   * <pre>{@code
   * public void sessionDestroyed(HttpSessionEvent event) {
   *   SessionStorages.of(event.getSession()).ifPresent(storage -> keep(storage.toMap()));
   * }
   * }</pre>
   *
   * @param http an HTTP session of any application
   * @return its storage, made now if nobody has used it yet; empty if the HTTP session has ended or
   *     the library is not active in its application
   */
  public static Optional<SharedObject> of(HttpSession http) {
    WebApplication application = WebApplication.running(http.getServletContext());
    if (application == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(application.session(http).storage());
    } catch (IllegalStateException e) {
      return Optional.empty(); // it has ended
    }
  }

  /**
   * Starts the library in an application whose container cannot register a filter, such as the mock
   * of a test. The caller passes each request through the filter, and calls its {@code destroy()}
   * at the end.
   *
   * @param application the application; the library must not have been started in it
   * @param host the framework
   * @return the filter, to be placed before all others
   * @throws IllegalArgumentException if a setting cannot be read; the message names it
   * @throws IllegalStateException if the library has been started there already; or if several
   *     members share the sessions and this one cannot join them
   */
  @CheckReturnValue
  public static Filter filter(ServletContext application, Host host) {
    return WebStart.unregistered(application, host);
  }
}
