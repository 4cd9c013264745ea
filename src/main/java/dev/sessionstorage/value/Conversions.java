// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts stored values to other types, if nothing is lost. */
public final class Conversions {

  private Conversions() {}

  /**
   * Converts a stored value to a type.
   *
   * @param stored the value
   * @param type the type asked for
   * @param where where the value is, for messages
   * @param key its name or index there
   * @param <T> that type
   * @return the value as that type, or null when it is null
   * @throws UnsupportedValueException if that is not possible without loss
   */
  @SuppressWarnings("unchecked") // int.class and Integer.class are both Class<Integer>
  public static <T> @Nullable T convert(
      @Nullable Object stored, Class<T> type, Located where, Object key) {
    if (stored == null) {
      return null;
    }
    Class<?> boxed = boxed(type);
    Object converted = exact(stored, boxed);
    if (converted == null) {
      converted = copied(stored, boxed, new Step(where, key));
    }
    if (converted == null) {
      throw mismatch(where.path(key), stored, type);
    }
    return (T) converted;
  }

  /** A child as an immutable copy of one published state of it, or null. */
  private static @Nullable Object copied(Object stored, Class<?> type, Located where) {
    if (stored instanceof SharedObject object) {
      return type.isRecord()
          ? object.as(type.asSubclass(Record.class))
          : type == Map.class ? object.toMap() : null;
    }
    if (stored instanceof SharedCollection collection) {
      Object list =
          type.isArray() ? collection.toList(type.getComponentType()) : collection.toList();
      return TypedReader.isCollection(type) ? TypedReader.read(list, type, where) : null;
    }
    return null;
  }

  /**
   * Returns the type that a fallback asks for.
   *
   * @param fallback what to return in place of a missing value
   * @return its class, or the interface by which a copy of a container is given
   */
  public static Class<?> typeOf(Object fallback) {
    if (fallback instanceof Enum<?> constant) {
      return constant.getDeclaringClass();
    }
    for (Class<?> type :
        List.of(
            List.class,
            Set.class,
            Map.class,
            Collection.class,
            SharedObject.class,
            SharedCollection.class)) {
      if (type.isInstance(fallback)) {
        return type;
      }
    }
    return fallback.getClass();
  }

  /**
   * Makes the error for a value that is of another type than asked for.
   *
   * @param path where the value is
   * @param stored the value
   * @param type the type asked for
   * @return the error to throw
   */
  public static UnsupportedValueException mismatch(String path, Object stored, Class<?> type) {
    if (stored instanceof String && type.isEnum()) {
      return new UnsupportedValueException(
          "The text at "
              + path
              + " is no name of "
              + type.getName()
              + ". Known are "
              + Arrays.stream(constants(type)).map(Enum::name).collect(Collectors.joining(", "))
              + ".");
    }
    return new UnsupportedValueException(
        "The value at "
            + path
            + " is of "
            + name(stored)
            + " and cannot be given as "
            + type.getName()
            + " without loss. Ask for the type that was stored.");
  }

  private static String name(Object stored) {
    for (Class<?> type :
        List.of(SharedObject.class, SharedCollection.class, Map.class, List.class)) {
      if (type.isInstance(stored)) {
        return type.getName();
      }
    }
    return stored instanceof UnknownValue
        ? "a type that only a later version of the library knows"
        : stored.getClass().getName();
  }

  /** The class itself, or the wrapper of a primitive type. */
  static Class<?> boxed(Class<?> type) {
    return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
  }

  /** The value as the type, or null when that is not possible without loss. */
  static @Nullable Object exact(Object stored, Class<?> type) {
    if (type.isInstance(stored)) {
      return Values.show(stored);
    }
    if (stored instanceof String text && type.isEnum()) {
      return constant(text, type);
    }
    ValueType<?> row = ValueTypes.of(stored.getClass());
    return row == null ? null : row.give(stored, type);
  }

  private static @Nullable Object constant(String name, Class<?> type) {
    for (Enum<?> constant : constants(type)) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    return null;
  }

  private static Enum<?>[] constants(Class<?> type) {
    return (Enum<?>[]) type.getEnumConstants();
  }
}
