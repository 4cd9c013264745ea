// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.Filter;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Warns, once in an application, of sessions that cannot be followed. */
final class ReplacingFilter {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");
  private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * A filter before the one that replaces the sessions has asked for the current session, and got
   * that of the container.
   *
   * @param wrapper what the replacing filter puts around the request
   */
  void warn(Class<?> wrapper) {
    if (!warned.getAndSet(true)) {
      LOGGER.log(
          Level.WARNING,
          "The filter "
              + filterOf(wrapper)
              + " replaces the HTTP sessions of the container. Another filter, which runs before"
              + " it, has asked for the current session: it got the storage of the container's"
              + " HTTP session, not that of the session that the application sees. Let it run"
              + " behind "
              + filterOf(wrapper)
              + ".");
    }
  }

  /** The filter is running now, in the package of its wrapper. */
  private static String filterOf(Class<?> wrapper) {
    return STACK
        .walk(
            calls ->
                calls
                    .map(StackFrame::getDeclaringClass)
                    .filter(Filter.class::isAssignableFrom)
                    .filter(type -> type.getPackageName().equals(wrapper.getPackageName()))
                    .findFirst())
        .map(Class::getName)
        .orElse("that wraps requests into " + wrapper.getName());
  }
}
