// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Jetty logs a user in when somebody first asks for the principal, unless a constraint made it do
 * so before. Until then it keeps a deferred state in an attribute of the request. The library must
 * not be the one that asks: each request of a public file would run a login.
 */
final class LazyAuthentication {
  private static final String STATE = "org.eclipse.jetty.server.Request$AuthenticationState";
  private static final String OTHER_STATE = "org.eclipse.jetty.security.AuthenticationState";
  private static final String DEFERRED = "org.eclipse.jetty.security.AuthenticationState$Deferred";

  private static final ClassValue<Boolean> IS_DEFERRED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isDeferred(type);
        }
      };

  private LazyAuthentication() {}

  /** Whether asking for the principal would run a login, since nobody has asked yet. */
  static boolean isUndecided(HttpServletRequest request) {
    Object state = request.getAttribute(STATE);
    if (state == null) {
      state = request.getAttribute(OTHER_STATE); // its name in other versions of Jetty 12
    }
    return state != null && IS_DEFERRED.get(state.getClass());
  }

  private static boolean isDeferred(Class<?> type) {
    for (Class<?> next = type; next != null; next = next.getSuperclass()) {
      for (Class<?> implemented : next.getInterfaces()) {
        if (implemented.getName().equals(DEFERRED) || isDeferred(implemented)) {
          return true;
        }
      }
    }
    return false;
  }
}
