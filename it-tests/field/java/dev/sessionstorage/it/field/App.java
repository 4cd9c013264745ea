// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import dev.sessionstorage.servlet.WebInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A web application in a few lines. What comes before {@link #library} is registered before it. */
final class App {
  private final String path;
  private final List<Consumer<ServletContext>> steps = new ArrayList<>();
  private final Map<Integer, String> errorPages = new HashMap<>();
  private boolean securedByServer;

  private App(String path) {
    this.path = path;
  }

  /** An application without the library. */
  static App at(String path) {
    return new App(path);
  }

  /** Adds the library, as the container does that finds its jar. */
  App library() {
    return step(context -> new WebInitializer().onStartup(null, context));
  }

  /** Adds the library with a setting. */
  App library(String setting, String value) {
    return step(context -> context.setInitParameter(setting, value)).library();
  }

  /** Adds a page. */
  App page(String pattern, Page page) {
    return step(
        context -> {
          ServletRegistration.Dynamic servlet = context.addServlet(pattern, new PageServlet(page));
          servlet.setAsyncSupported(true);
          servlet.addMapping(pattern);
        });
  }

  /** Adds a filter before all that are there. */
  App filter(Filter filter) {
    return step(
        context -> {
          FilterRegistration.Dynamic added =
              context.addFilter(filter.getClass().getSimpleName() + steps.size(), filter);
          added.setAsyncSupported(true);
          added.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
        });
  }

  /** Adds a listener. */
  App listener(EventListener listener) {
    return step(context -> context.addListener(listener));
  }

  /** Does anything else while the application starts. */
  App step(Consumer<ServletContext> step) {
    steps.add(step);
    return this;
  }

  /** Shows a page for a status. */
  App errorPage(int status, String location) {
    errorPages.put(status, location);
    return this;
  }

  Map<Integer, String> errorPages() {
    return errorPages;
  }

  /** Lets the server authenticate by BASIC; pages under {@code /secure/} need a user. */
  App secured() {
    securedByServer = true;
    return this;
  }

  String path() {
    return path;
  }

  boolean isSecured() {
    return securedByServer;
  }

  void start(ServletContext context) {
    steps.forEach(step -> step.accept(context));
  }
}
