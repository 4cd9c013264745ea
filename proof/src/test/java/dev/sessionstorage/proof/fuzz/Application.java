// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.fuzz;

import dev.sessionstorage.servlet.WebInitializer;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * An application in which one setting, whichever the library asks for at that turn, has a value.
 */
final class Application {
  private final int turn;
  private final String value;
  private final Set<String> names = new LinkedHashSet<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final ServletContext context = proxy(ServletContext.class);
  private ServletContextListener end = new ServletContextListener() {};
  private String asked;

  Application(int turn, String value) {
    this.turn = turn;
    this.value = value;
  }

  void start() {
    new WebInitializer().onStartup(null, context);
  }

  void stop() {
    end.contextDestroyed(new ServletContextEvent(context));
  }

  ServletContext context() {
    return context;
  }

  /** The setting that had the value, or null. */
  String asked() {
    return asked;
  }

  String setting(String name) {
    if (names.add(name) && names.size() == turn + 1) {
      asked = name;
    }
    return name.equals(asked) ? value : null;
  }

  private <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> answer(method.getName(), args)));
  }

  private Object answer(String method, Object[] args) {
    return switch (method) {
      case "getInitParameter" -> setting((String) args[0]);
      case "getAttribute" -> attributes.get(args[0]);
      case "setAttribute" -> attributes.put((String) args[0], args[1]);
      case "removeAttribute" -> attributes.remove(args[0]);
      case "addFilter" -> proxy(FilterRegistration.Dynamic.class);
      case "addListener" -> listener(args[0]);
      case "getClassLoader" -> Application.class.getClassLoader();
      case "getContextPath" -> ""; // that of the root application, never null
      default -> null;
    };
  }

  private Object listener(Object added) {
    if (added instanceof ServletContextListener last) {
      end = last;
    }
    return null;
  }
}
