// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.springboot;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An object that looks up at each call which other object does the work. */
final class Delegate<T> implements InvocationHandler {
  private final Class<T> type;
  private final Supplier<? extends T> target;

  private Delegate(Class<T> type, Supplier<? extends T> target) {
    this.type = type;
    this.target = target;
  }

  /** Makes the object. Two of them are equal if they are the same. */
  static <T> T of(Class<T> type, Supplier<? extends T> target) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Delegate<>(type, target));
    return type.cast(proxy);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    return method.getDeclaringClass() == Object.class
        ? ofEveryObject(proxy, method, arguments)
        : onTarget(method, arguments);
  }

  private @Nullable Object onTarget(Method method, @Nullable Object[] arguments) throws Throwable {
    try {
      return method.invoke(target.get(), arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Needs no target, so that a debugger or a set may ask outside a session too. */
  private Object ofEveryObject(Object proxy, Method method, @Nullable Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "the current " + type.getSimpleName();
    };
  }
}
