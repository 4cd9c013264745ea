// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An instance whose maps remember what they were asked. */
final class CountedMaps {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HazelcastInstance hazelcast;

  CountedMaps(HazelcastInstance real) {
    hazelcast =
        proxy(
            HazelcastInstance.class,
            (self, method, arguments) -> {
              Object result = method.invoke(real, arguments);
              return result instanceof IMap<?, ?> map ? counted(map) : result;
            });
  }

  private IMap<?, ?> counted(IMap<?, ?> real) {
    return proxy(
        IMap.class,
        (self, method, arguments) -> {
          asked.add(method.getName());
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  HazelcastInstance hazelcast() {
    return hazelcast;
  }

  void reset() {
    asked.clear();
  }

  List<String> asked() {
    return List.copyOf(asked);
  }
}
