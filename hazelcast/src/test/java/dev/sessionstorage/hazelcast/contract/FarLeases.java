// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.contract;

import dev.sessionstorage.spi.Engine;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Lets another node enter each group just before this node does, so that the lease is there. */
final class FarLeases {

  private FarLeases() {}

  static Engine between(Engine near, Engine far) {
    return proxy(
        Engine.class,
        (proxy, method, arguments) -> {
          Object result = call(near, method, arguments);
          return switch (method.getName()) {
            case "lease" -> between((Lease) result, (Lease) call(far, method, arguments));
            case "close" -> call(far, method, arguments);
            default -> result;
          };
        });
  }

  private static Lease between(Lease near, Lease far) {
    return proxy(
        Lease.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("enter")) {
            visit(far, (long) arguments[0]);
          }
          return call(near, method, arguments);
        });
  }

  /** The other node knows nothing of an interrupt of this one's thread. */
  private static void visit(Lease far, long maxWaitNanos) throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    if (far.enter(maxWaitNanos) == Outcome.DONE) {
      far.leave();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(FarLeases.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
