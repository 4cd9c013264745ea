// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import jakarta.servlet.http.HttpSessionEvent;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.List;

/**
 * Finds out whether this thread is inside a listener that is told of a new HTTP session. Most
 * containers hand it out only afterwards, and would make another one for who asks the request.
 */
final class SessionCreation {
  private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
  private static final List<Class<?>> PARAMETERS = List.of(HttpSessionEvent.class);

  private SessionCreation() {}

  /** Looks at the calls since the request came to the library; only before a session is made. */
  static boolean isRunning() {
    return STACK.walk(
        calls ->
            calls
                .takeWhile(call -> call.getDeclaringClass() != BindingFilter.class)
                .anyMatch(SessionCreation::isListener));
  }

  /** Not by its class: a listener may inherit the method from a class that is none. */
  private static boolean isListener(StackFrame call) {
    return call.getMethodName().equals("sessionCreated")
        && call.getMethodType().parameterList().equals(PARAMETERS);
  }
}
