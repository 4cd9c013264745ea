// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Starts the library in an application that is starting. Registers the filter here rather than in
 * the web fragment: only so does it come before the filters of {@code web.xml}.
 */
final class WebStart {
  private static final String NAME = "session_storage";
  private static final String NAME_OF_LAST = "session_storage_last";

  /**
   * A framework's jar has this file if the framework calls {@link SessionStorages#start} itself.
   */
  private static final String STARTED_BY_HOST = "META-INF/session-storage/started-by-host";

  private WebStart() {}

  /** The container has found the jar. It may be there twice, in the server and in the WAR. */
  static void byContainer(ServletContext context) {
    if (!isRegistered(context) && !isStartedByHost(context)) {
      WebApplication unused = register(context, new Host() {});
    }
  }

  private static boolean isRegistered(ServletContext context) {
    return context.getFilterRegistration(NAME) != null;
  }

  /** The framework has settings that are not known yet. */
  private static boolean isStartedByHost(ServletContext context) {
    ClassLoader loader = context.getClassLoader();
    return loader != null && loader.getResource(STARTED_BY_HOST) != null;
  }

  /** The program or its framework starts the library: nobody else reports a failed connection. */
  static WebApplication byHost(ServletContext context, Host host) {
    WebApplication running = WebApplication.running(context);
    if (running != null) {
      return running;
    }
    return connect(context, register(context, host));
  }

  /** The host takes the filter to where requests are; it ends with the filter. */
  static Filter unregistered(ServletContext context, Host host) {
    if (WebApplication.running(context) != null) {
      throw new IllegalStateException(
          "Session Storage has been started in the application \""
              + context.getContextPath()
              + "\" already");
    }
    WebApplication application = WebApplication.start(context, host);
    application.withoutContainer(context);
    return BindingFilter.first(connect(context, application));
  }

  private static WebApplication connect(ServletContext context, WebApplication application) {
    try {
      application.sessions().connect();
      return application;
    } catch (RuntimeException e) {
      application.stop(context);
      throw e;
    }
  }

  private static WebApplication register(ServletContext context, Host host) {
    WebApplication application = WebApplication.start(context, host);
    try {
      addFilters(context, application);
      context.addListener(new SessionBinder(application));
      addLifecycle(context, application);
      return application;
    } catch (IllegalStateException | UnsupportedOperationException e) {
      application.stop(context);
      throw new IllegalStateException(
          "Session Storage cannot be started in the application \""
              + context.getContextPath()
              + "\" now: "
              + e.getMessage()
              + ". Call SessionStorages.start(context) while the application starts, from a"
              + " ServletContainerInitializer or a ServletContextListener that the embedded"
              + " container has been given.",
          e);
    }
  }

  /**
   * Adds the filter twice. What is mapped to the names of servlets runs behind all that is mapped
   * to URLs, whenever it was added, and for named dispatchers too.
   */
  private static void addFilters(ServletContext context, WebApplication application) {
    EnumSet<DispatcherType> all = EnumSet.allOf(DispatcherType.class);
    add(context, NAME, BindingFilter.first(application)).addMappingForUrlPatterns(all, false, "/*");
    add(context, NAME_OF_LAST, BindingFilter.last(application))
        .addMappingForServletNames(all, true, "*");
  }

  private static FilterRegistration add(ServletContext context, String name, BindingFilter filter) {
    FilterRegistration.@Nullable Dynamic added = context.addFilter(name, filter);
    if (added == null) {
      throw new IllegalStateException("another copy of its jar has been started there");
    }
    added.setAsyncSupported(true);
    return added;
  }

  /** A listener that is starting the application may not add another one of its own kind. */
  private static void addLifecycle(ServletContext context, WebApplication application) {
    try {
      context.addListener(new ApplicationLifecycle(application));
    } catch (IllegalArgumentException e) {
      application.stopWithFilter(context);
    }
  }
}
