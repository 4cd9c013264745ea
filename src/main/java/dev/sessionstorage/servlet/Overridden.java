// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;

/** Which methods of a request a class of wrappers has of its own. */
final class Overridden {
  private static final int SESSION = 1;
  private static final int USER = 2;

  /** An Integer: a value of a class of the library would keep its class loader in memory. */
  private static final ClassValue<Integer> METHODS =
      new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return (overrides(type, "getSession", boolean.class) ? SESSION : 0)
              | (List.of("getUserPrincipal", "getRemoteUser").stream()
                      .anyMatch(name -> overrides(type, name))
                  ? USER
                  : 0);
        }
      };

  private Overridden() {}

  static boolean session(Class<?> type) {
    return (METHODS.get(type) & SESSION) != 0;
  }

  static boolean user(Class<?> type) {
    return (METHODS.get(type) & USER) != 0;
  }

  private static boolean overrides(Class<?> type, String method, Class<?>... parameters) {
    try {
      return type.getMethod(method, parameters).getDeclaringClass()
          != HttpServletRequestWrapper.class;
    } catch (NoSuchMethodException | LinkageError e) {
      return true; // not to be seen: as if it did
    }
  }
}
