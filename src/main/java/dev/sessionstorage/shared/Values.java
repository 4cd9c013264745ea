// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.UnsupportedValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The plain values that can be stored, and the form in which they are kept. */
final class Values {
  /** Stands for a value that is not plain: a container, or nothing that can be stored. */
  static final Object NOT_PLAIN = new Object();

  static final int MAX_NAME = 255;

  private static final String ALLOWED =
      "String, Boolean, whole numbers up to long, float and double, BigInteger, BigDecimal,"
          + " LocalDate, LocalTime, Instant, Duration, UUID, byte[], null, shared objects and"
          + " collections, and maps with text keys, iterables, arrays and records of these";

  private static final Set<Class<?>> KEPT_AS_THEY_ARE =
      Set.of(
          String.class,
          Boolean.class,
          Long.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          LocalDate.class,
          LocalTime.class,
          Instant.class,
          Duration.class,
          UUID.class);

  private Values() {}

  /** The form in which a plain value is kept, or {@link #NOT_PLAIN}. */
  static @Nullable Object keep(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Long) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    // by class, since subclasses of BigInteger and BigDecimal may change after they were checked
    return KEPT_AS_THEY_ARE.contains(value.getClass()) ? value : NOT_PLAIN;
  }

  /** What the program gets to see of a stored value. */
  static @Nullable Object show(@Nullable Object stored) {
    return stored instanceof byte[] bytes ? bytes.clone() : stored;
  }

  static void checkName(Node node, @Nullable Object name) {
    if (!(name instanceof String text)) {
      throw new UnsupportedValueException(
          "A name in "
              + Paths.of(node)
              + " is "
              + (name == null ? "null" : "of " + name.getClass().getName())
              + ". Names are text.");
    }
    if (text.length() > MAX_NAME) {
      throw new UnsupportedValueException(
          "A name in "
              + Paths.of(node)
              + " has "
              + text.length()
              + " characters (\""
              + text.substring(0, 20)
              + "...\"). Names have at most "
              + MAX_NAME
              + ".");
    }
  }

  static UnsupportedValueException unsupported(String path, Object value) {
    return new UnsupportedValueException(
        "A value of "
            + value.getClass().getName()
            + " cannot be stored at "
            + path
            + ". Allowed are "
            + ALLOWED
            + ".");
  }
}
