// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.UnsupportedValueException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Takes records apart, and makes records of maps. */
public final class Records {

  private Records() {}

  /**
   * Passes the components of a record to a consumer, in their order.
   *
   * @param fields the record
   * @param where where they are to be put, for messages
   * @param put takes each name and value
   * @throws UnsupportedValueException if a component cannot be read, now or when it is to be read
   *     back
   */
  public static void forEach(
      Record fields, Located where, BiConsumer<String, @Nullable Object> put) {
    RecordShape shape = RecordShape.of(fields.getClass());
    if (!shape.problem().isEmpty()) {
      throw new UnsupportedValueException(
          "The record "
              + fields.getClass().getName()
              + " cannot be stored at "
              + where.path(null)
              + ", since its component "
              + shape.problem()
              + " could not be read back. Components may be records, enums, "
              + ValueTypes.allowed()
              + "; lists, sets, arrays and maps with text keys of these; and, not within them,"
              + " optionals of these.");
    }
    for (int i = 0; i < shape.size(); i++) {
      put.accept(shape.name(i), value(fields, shape, i, where));
    }
  }

  private static @Nullable Object value(
      Record fields, RecordShape shape, int component, Located where) {
    try {
      return shape.get(fields, component);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UnsupportedValueException(
          "The record component for "
              + where.path(shape.name(component))
              + " threw when it was read. Nothing was changed.",
          e);
    }
  }

  /**
   * Makes a record of a map.
   *
   * @param values names and values: copies of one state
   * @param type the record's class
   * @param where where the values are, for messages
   * @param <R> the record's type
   * @return a new record
   */
  public static <R extends Record> R read(Map<?, ?> values, Class<R> type, Located where) {
    return type.cast(read(values, (Type) type, where));
  }

  static Object read(Map<?, ?> values, Type type, Located where) {
    Class<?> raw = Types.raw(type);
    RecordShape shape = RecordShape.of(raw);
    @Nullable Object[] arguments = new @Nullable Object[shape.size()];
    for (int i = 0; i < arguments.length; i++) {
      String name = shape.name(i);
      arguments[i] = component(values.get(name), Types.resolve(shape.type(i), type), where, name);
    }
    try {
      return shape.make(arguments);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UnsupportedValueException(
          "The constructor of the record " + raw.getName() + " threw for " + where.path(null) + ".",
          e);
    }
  }

  /** Most components are plain values of just their type, or of its primitive type. */
  private static @Nullable Object component(
      @Nullable Object stored, Type type, Located where, String name) {
    if (stored instanceof Long number && type == int.class && number.intValue() == number) {
      return number.intValue();
    }
    return stored != null && isKeptAs(stored.getClass(), type)
        ? stored
        : TypedReader.read(stored, type, new Step(where, name));
  }

  private static boolean isKeptAs(Class<?> kept, Type type) {
    if (kept == type) {
      return kept != byte[].class; // those are copied
    }
    return (kept == Boolean.class && type == boolean.class)
        || (kept == Long.class && type == long.class)
        || (kept == Double.class && type == double.class);
  }

  /**
   * Converts each element of a copied list to a type.
   *
   * @param elements copies of one state
   * @param type the type of the elements
   * @param where where the elements are, for messages
   * @param <T> that type
   * @return an immutable list
   */
  @SuppressWarnings("unchecked") // each element was read as a T
  public static <T> List<@Nullable T> readAll(List<?> elements, Class<T> type, Located where) {
    return (List<@Nullable T>) TypedReader.list(elements, type, where);
  }

  /**
   * Converts each value of a copied map to a type.
   *
   * @param values copies of one state
   * @param type the type of the values
   * @param where where the values are, for messages
   * @param <T> that type
   * @return an immutable map
   */
  @SuppressWarnings("unchecked") // each value was read as a T
  public static <T> Map<String, @Nullable T> readAll(
      Map<?, ?> values, Class<T> type, Located where) {
    return (Map<String, @Nullable T>) TypedReader.map(values, type, where);
  }
}
