// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is copied into a shared object or a shared collection. */
public final class Containers {

  private Containers() {}

  /**
   * Tells whether a value is copied into a shared object.
   *
   * @param value any value
   * @return true for maps and records
   */
  public static boolean isObject(Object value) {
    return value instanceof Map || value instanceof Record;
  }

  /**
   * Tells whether a value is copied into a shared collection. Not every {@code Iterable}: a path
   * consists of paths without end, and a JSON tree loses its names.
   *
   * @param value any value
   * @return true for collections and for arrays of any kind
   */
  public static boolean isCollection(Object value) {
    return value instanceof Collection || value.getClass().isArray();
  }

  /**
   * Returns the elements of a collection or an array.
   *
   * @param container a value of which {@link #isCollection} is true
   * @return its elements; a live view of an array
   */
  public static Collection<? extends @Nullable Object> elements(Object container) {
    return container instanceof Collection<?> collection
        ? collection
        : new AbstractList<@Nullable Object>() {
          @Override
          public @Nullable Object get(int index) {
            return Array.get(container, index);
          }

          @Override
          public int size() {
            return Array.getLength(container);
          }
        };
  }
}
