// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.UnsupportedValueException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns records into maps, and maps back into records. */
public final class Records {
  private final Located node;

  private Records(Located node) {
    this.node = node;
  }

  /**
   * Returns the components of a record by name.
   *
   * @param fields the record
   * @param node where they are to be put, for messages
   * @return names and values in the order of the components
   */
  public static Map<String, @Nullable Object> toMap(Record fields, Located node) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      values.put(component.getName(), value(fields, component, node));
    }
    return values;
  }

  private static @Nullable Object value(Record fields, RecordComponent component, Located node) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(fields);
    } catch (InvocationTargetException e) {
      throw new UnsupportedValueException(
          "The record component for "
              + node.path(component.getName())
              + " threw when it was read. Nothing was changed.",
          e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw closed(fields.getClass(), e);
    }
  }

  /**
   * Reads a map back into a record.
   *
   * @param values names and values
   * @param type the record's class
   * @param node where the values are, for messages
   * @param <R> the record's type
   * @return a new record
   */
  public static <R extends Record> R read(Map<?, ?> values, Class<R> type, Located node) {
    return new Records(node).record(values, type, "");
  }

  private <R> R record(Map<?, ?> values, Class<R> type, String path) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      types[i] = components[i].getType();
      arguments[i] = value(values.get(name), components[i].getGenericType(), join(path, name));
    }
    return construct(type, types, arguments, path);
  }

  private <R> R construct(
      Class<R> type, Class<?>[] types, @Nullable Object[] arguments, String path) {
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new UnsupportedValueException(
          "The constructor of the record "
              + type.getName()
              + " threw for "
              + (path.isEmpty() ? node.path(null) : at(path))
              + ".",
          e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw closed(type, e);
    }
  }

  private static UnsupportedValueException closed(Class<?> type, Exception cause) {
    return new UnsupportedValueException(
        "The record "
            + type.getName()
            + " is not accessible. Make it public, or open its package to dev.sessionstorage.",
        cause);
  }

  private @Nullable Object value(@Nullable Object stored, Type type, String path) {
    Class<?> raw = raw(type);
    if (stored == null) {
      if (raw.isPrimitive()) {
        throw new UnsupportedValueException(
            "There is no value at " + at(path) + " for a component of type " + raw + ".");
      }
      return null;
    }
    if (stored instanceof Map<?, ?> map && raw.isRecord()) {
      return record(map, raw, path);
    }
    if (stored instanceof Map<?, ?> map && raw == Map.class) {
      return map(map, argument(type, 1), path);
    }
    if (stored instanceof List<?> list && raw.isAssignableFrom(List.class) && raw != Object.class) {
      return list(list, argument(type, 0), path);
    }
    Object value = Conversions.exact(stored, Conversions.boxed(raw));
    if (value == null) {
      throw Conversions.mismatch(at(path), stored, raw);
    }
    return value;
  }

  private Map<String, @Nullable Object> map(Map<?, ?> map, Type element, String path) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.forEach(
        (name, stored) ->
            values.put((String) name, value(stored, element, join(path, (String) name))));
    return values;
  }

  private List<@Nullable Object> list(List<?> list, Type element, String path) {
    List<@Nullable Object> values = new ArrayList<>(list.size());
    for (Object stored : list) {
      values.add(value(stored, element, path + "[" + values.size() + "]"));
    }
    return values;
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : Object.class;
  }

  private static Type argument(Type type, int position) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[position]
        : Object.class;
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private String at(String path) {
    return node.path(path);
  }
}
