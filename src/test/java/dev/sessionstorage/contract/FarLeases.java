// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.api.Lease;
import dev.sessionstorage.cluster.api.Lease.Outcome;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets another member enter each group just before this member does, so that the lease is there:
 * the first times, and then now and then, since each time costs as much as many rounds.
 */
public final class FarLeases {

  private static final int FIRST = 20;
  private static final long THEN_EVERY = TimeUnit.MILLISECONDS.toNanos(50);

  private FarLeases() {}

  /**
   * Makes a cluster whose leases are on another member whenever they are wanted.
   *
   * @param near the member that works
   * @param far the other member
   * @return the cluster; closes both
   */
  public static Cluster between(Cluster near, Cluster far) {
    return proxy(
        Cluster.class,
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
    AtomicInteger visits = new AtomicInteger();
    AtomicLong last = new AtomicLong();
    return proxy(
        Lease.class,
        (proxy, method, arguments) -> {
          boolean due = System.nanoTime() - last.get() > THEN_EVERY;
          if (method.getName().equals("enter") && (due || visits.getAndIncrement() < FIRST)) {
            last.set(System.nanoTime());
            visit(far, (long) arguments[0]);
          }
          return call(near, method, arguments);
        });
  }

  /** The other member knows nothing of an interrupt of this one's thread. */
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
