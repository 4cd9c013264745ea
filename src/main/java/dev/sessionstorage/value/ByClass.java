// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few things by class, in the order in which they were put. They are compared one by one, which
 * needs no identity hash code: those differ from run to run, and so would the way of a look-up.
 */
final class ByClass<V> {
  private final List<Class<?>> types = new ArrayList<>();
  private final List<V> values = new ArrayList<>();

  void put(Class<?> type, V value) {
    int index = types.indexOf(type);
    if (index >= 0) {
      values.set(index, value);
    } else {
      types.add(type);
      values.add(value);
    }
  }

  @Nullable V get(Class<?> type) {
    for (int index = 0; index < types.size(); index++) {
      if (types.get(index) == type) {
        return values.get(index);
      }
    }
    return null;
  }

  List<Class<?>> types() {
    return List.copyOf(types);
  }
}
