// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Things by class. They are found by the name of the class, whose hash code is the same in each
 * run, unlike the identity hash code of the class itself: tools that repeat a run rely on that. All
 * classes are the JDK's or the library's own, so no two have the same name.
 */
final class ByClass<V> {
  private final Map<String, V> values = new HashMap<>();
  private final List<Class<?>> types = new ArrayList<>();

  void put(Class<?> type, V value) {
    if (values.put(type.getName(), value) == null) {
      types.add(type);
    }
  }

  @Nullable V get(Class<?> type) {
    return values.get(type.getName());
  }

  /** The classes in the order in which they were put first. */
  List<Class<?>> types() {
    return List.copyOf(types);
  }
}
