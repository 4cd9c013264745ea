// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A member whose next writes of cells are disturbed as the network disturbs them, and which
 * remembers what was asked for a session.
 */
final class DisturbedGrid {

  /** What happens to one write. */
  interface Disturbance {
    Object write(Step step) throws Throwable;
  }

  /** The write as it should be. */
  interface Step {
    Object run() throws Throwable;
  }

  private static final Set<String> WRITES = Set.of("replace", "remove", "putIfAbsent");
  private final Deque<Disturbance> next = new ConcurrentLinkedDeque<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HazelcastInstance hazelcast;

  DisturbedGrid(HazelcastInstance real) {
    hazelcast =
        proxy(
            HazelcastInstance.class,
            (self, method, arguments) -> {
              Object result = invoke(real, method, arguments);
              return result instanceof IMap<?, ?> map ? disturbed(map) : result;
            });
  }

  private IMap<?, ?> disturbed(IMap<?, ?> real) {
    boolean cells = real.getName().endsWith(".cells");
    return proxy(
        IMap.class,
        (self, method, arguments) -> {
          if (arguments != null) {
            asked.add(method.getName() + " " + arguments[0]);
          }
          return cells && WRITES.contains(method.getName()) && !next.isEmpty()
              ? next.remove().write(() -> invoke(real, method, arguments))
              : invoke(real, method, arguments);
        });
  }

  private static Object invoke(Object real, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  HazelcastInstance hazelcast() {
    return hazelcast;
  }

  /** Disturbs one more write. */
  void then(Disturbance disturbance) {
    next.add(disturbance);
  }

  boolean isOver() {
    return next.isEmpty();
  }

  void reset() {
    asked.clear();
  }

  /** The names of the methods that were asked for something of a session. */
  List<String> asked(UUID session) {
    return asked.stream()
        .filter(question -> question.contains(session.toString()))
        .map(question -> question.substring(0, question.indexOf(' ')))
        .toList();
  }
}
