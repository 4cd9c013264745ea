// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.UnsupportedValueException;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts the maps, lists and plain values of one copied state to any type that {@link
 * RecordCheck} can be read: records, collections, maps, arrays, optionals and plain values, at any
 * depth.
 */
final class TypedReader {

  private TypedReader() {}

  /** Converts a value to a type; errors name where it is. */
  static @Nullable Object read(@Nullable Object stored, Type type, Located where) {
    Class<?> raw = Types.raw(type);
    Optionals optional = Optionals.of(raw);
    if (optional != null) {
      return optional.wrap(read(stored, optional.element(type), where));
    }
    if (stored == null) {
      return nothing(raw, where);
    }
    Object value = Conversions.exact(stored, Conversions.boxed(raw));
    if (stored instanceof Map<?, ?> map) {
      value = object(map, type, raw, where);
    } else if (stored instanceof List<?> list) {
      value = collection(list, type, raw, where);
    }
    if (value == null) {
      throw Conversions.mismatch(where.path(null), stored, raw);
    }
    return value;
  }

  private static @Nullable Object nothing(Class<?> raw, Located where) {
    if (raw.isPrimitive()) {
      throw new UnsupportedValueException(
          "There is no value at "
              + where.path(null)
              + " for the type "
              + raw
              + ", which cannot be null.");
    }
    return null;
  }

  private static @Nullable Object object(Map<?, ?> map, Type type, Class<?> raw, Located where) {
    if (raw.isRecord()) {
      return Records.read(map, type, where);
    }
    if (raw == Map.class) {
      return Types.raw(Types.argument(type, 0)).isAssignableFrom(String.class)
          ? map(map, Types.argument(type, 1), where)
          : null;
    }
    return copyOrOrigin(map, raw);
  }

  private static @Nullable Object collection(List<?> list, Type type, Class<?> raw, Located where) {
    if (isList(raw)) {
      return list(list, Types.argument(type, 0), where);
    }
    if (raw == Set.class) {
      return Collections.unmodifiableSet(
          new LinkedHashSet<>(list(list, Types.argument(type, 0), where)));
    }
    return raw.isArray() ? array(list, Types.element(type), where) : copyOrOrigin(list, raw);
  }

  /** The shared object or collection itself where that is asked for; the copy as an object. */
  private static @Nullable Object copyOrOrigin(Object copy, Class<?> raw) {
    if (raw == Object.class) {
      return copy;
    }
    Object origin = copy instanceof Origin copied ? copied.origin() : null;
    return raw.isInstance(origin) ? origin : null;
  }

  static Map<String, @Nullable Object> map(Map<?, ?> map, Type element, Located where) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.forEach(
        (name, stored) -> values.put((String) name, read(stored, element, new Step(where, name))));
    return Collections.unmodifiableMap(values);
  }

  static List<@Nullable Object> list(List<?> list, Type element, Located where) {
    List<@Nullable Object> values = new ArrayList<>(list.size());
    for (Object stored : list) {
      values.add(read(stored, element, new Step(where, values.size())));
    }
    return Collections.unmodifiableList(values);
  }

  private static Object array(List<?> list, Type element, Located where) {
    Object array = Array.newInstance(Types.raw(element), list.size());
    for (int i = 0; i < list.size(); i++) {
      Array.set(array, i, read(list.get(i), element, new Step(where, i)));
    }
    return array;
  }

  /** What every list is: {@code List}, {@code Collection}, {@code Iterable}. */
  static boolean isList(Class<?> type) {
    return type != Object.class && type.isAssignableFrom(List.class);
  }

  /** Whether a shared collection can be given as this type. */
  static boolean isCollection(Class<?> type) {
    return isList(type) || type == Set.class || type.isArray();
  }
}
