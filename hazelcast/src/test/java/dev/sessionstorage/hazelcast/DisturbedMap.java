// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** A map whose next writes are disturbed as the network disturbs them. */
final class DisturbedMap {

  /** What happens to one write. */
  interface Disturbance {
    Object write(Step step) throws Throwable;
  }

  /** The write as it should be. */
  interface Step {
    Object run() throws Throwable;
  }

  private static final Set<String> WRITES = Set.of("replace", "remove");
  private final Deque<Disturbance> next = new ArrayDeque<>();
  private final IMap<String, byte[]> map;

  @SuppressWarnings("unchecked")
  DisturbedMap(IMap<String, byte[]> real) {
    map =
        (IMap<String, byte[]>)
            Proxy.newProxyInstance(
                IMap.class.getClassLoader(),
                new Class<?>[] {IMap.class},
                (self, method, arguments) ->
                    WRITES.contains(method.getName()) && !next.isEmpty()
                        ? next.remove().write(() -> invoke(real, method, arguments))
                        : invoke(real, method, arguments));
  }

  private static Object invoke(Object real, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  IMap<String, byte[]> map() {
    return map;
  }

  void then(Disturbance disturbance) {
    next.add(disturbance);
  }

  boolean isOver() {
    return next.isEmpty();
  }
}
