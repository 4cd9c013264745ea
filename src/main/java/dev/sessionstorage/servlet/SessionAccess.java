// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code HttpSession.Accessor} of Servlet 6.1, found by its name: 6.0 does not have it. */
final class SessionAccess {
  private static final @Nullable Method GET_ACCESSOR = find(HttpSession.class, "getAccessor");
  private static final @Nullable Method ACCESS =
      GET_ACCESSOR == null ? null : find(GET_ACCESSOR.getReturnType(), "access", Consumer.class);

  private final Object accessor;

  private SessionAccess(Object accessor) {
    this.accessor = accessor;
  }

  private static @Nullable Method find(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  static boolean isSupported() {
    return ACCESS != null;
  }

  /** What reaches the HTTP session after the request, until its id changes. */
  static SessionAccess to(HttpSession http) {
    return new SessionAccess(Objects.requireNonNull(call(GET_ACCESSOR, http)));
  }

  /**
   * Uses the HTTP session as a request does.
   *
   * @throws IllegalStateException if its id has changed or it has ended
   */
  void use(Consumer<HttpSession> use) {
    Object unused = call(ACCESS, accessor, use);
  }

  private static @Nullable Object call(
      @Nullable Method method, Object target, Object... arguments) {
    try {
      return Objects.requireNonNull(method).invoke(target, arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the server refuses access to its session", e);
    }
  }
}
