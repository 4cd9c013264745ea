// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Components of records that are optional: kept as their value, or null. */
enum Optionals {
  ANY(Optional.class, null),
  INT(OptionalInt.class, int.class),
  LONG(OptionalLong.class, long.class),
  DOUBLE(OptionalDouble.class, double.class);

  private final Class<?> type;
  private final @Nullable Class<?> element;

  Optionals(Class<?> type, @Nullable Class<?> element) {
    this.type = type;
    this.element = element;
  }

  /** The kind of optional that a class is, or null. */
  static @Nullable Optionals of(Class<?> type) {
    if (type.getPackage() == Optional.class.getPackage()) {
      for (Optionals each : values()) {
        if (each.type == type) {
          return each;
        }
      }
    }
    return null;
  }

  /** The type of the value inside, which may be null while it is read. */
  Type element(Type optional) {
    return element == null ? Types.argument(optional, 0) : Conversions.boxed(element);
  }

  /** Makes an optional of a value. */
  Object wrap(@Nullable Object value) {
    return switch (this) {
      case ANY -> Optional.ofNullable(value);
      case INT -> value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
      case LONG -> value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
      case DOUBLE -> value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    };
  }

  /** The value in an optional, or null. */
  @Nullable Object unwrap(@Nullable Object optional) {
    if (optional instanceof Optional<?> any) {
      return any.orElse(null);
    }
    if (optional instanceof OptionalInt number) {
      return number.isPresent() ? number.getAsInt() : null;
    }
    if (optional instanceof OptionalLong number) {
      return number.isPresent() ? number.getAsLong() : null;
    }
    return optional instanceof OptionalDouble number && number.isPresent()
        ? number.getAsDouble()
        : null;
  }
}
