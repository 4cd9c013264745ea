// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.app;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A session that tells nobody of its end, as those of other frameworks. */
final class OwnSession implements InvocationHandler {
  private final String id;
  private final ServletContext application;
  private final Runnable atEnd;
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private boolean ended;

  private OwnSession(String id, ServletContext application, Runnable atEnd) {
    this.id = id;
    this.application = application;
    this.atEnd = atEnd;
  }

  static HttpSession create(String id, ServletContext application, Runnable atEnd) {
    return (HttpSession)
        Proxy.newProxyInstance(
            OwnSession.class.getClassLoader(),
            new Class<?>[] {HttpSession.class},
            new OwnSession(id, application, atEnd));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "getId" -> id;
      case "getServletContext" -> application;
      case "getMaxInactiveInterval" -> 600;
      case "isNew" -> false;
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> arguments != null && proxy == arguments[0];
      default -> attribute(method.getName(), arguments);
    };
  }

  private @Nullable Object attribute(String method, Object @Nullable [] arguments) {
    if (ended) {
      throw new IllegalStateException("The session has ended");
    }
    if (arguments == null) { // invalidate
      ended = true;
      atEnd.run();
      return null;
    }
    String name = (String) arguments[0];
    return switch (method) {
      case "getAttribute" -> attributes.get(name);
      case "setAttribute" -> attributes.put(name, arguments[1]);
      default -> attributes.remove(name);
    };
  }
}
