// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of value types. To add a type is to add a row; error texts, size estimates, conversions
 * and the codec follow from it, and a test compares the Javadoc with it. Tags are never used again
 * for another type.
 */
final class ValueTypes {
  private static final List<ValueType<?>> ROWS =
      List.of(
          ValueType.of(1, String.class, (text, out) -> out.text(text), Input::text)
              .accepts(Character.class, String::valueOf)
              .gives(Character.class, text -> text.length() == 1 ? text.charAt(0) : null)
              .sized(text -> Sizes.VALUE + text.length()),
          ValueType.of(2, Boolean.class, (truth, out) -> out.truth(truth), Input::truth)
              .sized(truth -> 0),
          Numbers.row(3, Long.class, (number, out) -> out.number(number), Input::number)
              .accepts(Integer.class, Integer::longValue)
              .accepts(Short.class, Short::longValue)
              .accepts(Byte.class, Byte::longValue)
              .sized(number -> Sizes.NUMBER),
          Numbers.row(4, Double.class, (number, out) -> out.floating(number), Input::floating)
              .accepts(Float.class, Float::doubleValue)
              .gives(Float.class, Numbers::narrow)
              .sized(number -> Sizes.NUMBER),
          Numbers.row(
                  5,
                  BigInteger.class,
                  (number, out) -> out.bytes(number.toByteArray()),
                  in -> new BigInteger(in.bytes()))
              .sized(number -> Sizes.VALUE + number.bitLength() / 8),
          Numbers.row(6, BigDecimal.class, (number, out) -> out.decimal(number), Input::decimal)
              .sized(number -> 2 * Sizes.VALUE + number.unscaledValue().bitLength() / 8),
          ValueType.of(7, LocalDate.class, (date, out) -> out.date(date), Input::date),
          ValueType.of(8, LocalTime.class, (time, out) -> out.time(time), Input::time),
          ValueType.of(
              9, LocalDateTime.class, (local, out) -> out.dateTime(local), Input::dateTime),
          ValueType.of(10, OffsetDateTime.class, Times::writeOffset, Times::readOffset)
              .sized(time -> 2 * Sizes.VALUE),
          ValueType.of(11, ZonedDateTime.class, Times::writeZoned, Times::readZoned)
              .sized(time -> 2 * Sizes.VALUE),
          ValueType.of(12, Instant.class, Times::writeInstant, Times::readInstant),
          ValueType.of(13, Duration.class, Times::writeDuration, Times::readDuration),
          ValueType.of(14, UUID.class, (uuid, out) -> out.uuid(uuid), Input::uuid),
          ValueType.of(15, byte[].class, (bytes, out) -> out.bytes(bytes), Input::bytes)
              .copied(byte[]::clone)
              .sized(bytes -> Sizes.NUMBER + bytes.length));

  /** What a later version wrote: kept and written again as it is. */
  private static final ValueType<UnknownValue> UNKNOWN =
      ValueType.of(
              UnknownValue.TAG,
              UnknownValue.class,
              (value, out) -> out.bytes(value.bytes()),
              in -> new UnknownValue(UnknownValue.TAG, in.bytes()))
          .sized(value -> Sizes.VALUE + value.bytes().length);

  private static final ByClass<ValueType<?>> BY_CLASS = new ByClass<>();

  private static final ByClass<Function<Object, ?>> KEEPERS = new ByClass<>();

  private static final Map<Integer, ValueType<?>> BY_TAG = new HashMap<>();

  static {
    for (ValueType<?> row : ROWS) {
      addByClass(row);
      BY_TAG.put(row.tag(), row);
    }
    addByClass(UNKNOWN);
  }

  private static void addByClass(ValueType<?> row) {
    for (Class<?> type : row.accepted()) {
      BY_CLASS.put(type, row);
      KEEPERS.put(type, row.keeper(type));
    }
  }

  private ValueTypes() {}

  static List<ValueType<?>> rows() {
    return ROWS;
  }

  /**
   * The type of a value of this class, or null. By class, since a subclass of {@code BigDecimal}
   * may change after it was checked.
   */
  static @Nullable ValueType<?> of(Class<?> type) {
    return BY_CLASS.get(type);
  }

  /** Converts a value of this class to the form in which it is kept; null if it is not accepted. */
  static @Nullable Function<Object, ?> keeper(Class<?> type) {
    return KEEPERS.get(type);
  }

  /** The type with this number in the codec, or null. */
  static @Nullable ValueType<?> tagged(int tag) {
    return BY_TAG.get(tag);
  }

  /** The type of a kept value. */
  static ValueType<?> ofKept(Object stored) {
    ValueType<?> row = BY_CLASS.get(stored.getClass());
    if (row == null) {
      throw new IllegalArgumentException("No storage holds a " + stored.getClass().getName());
    }
    return row;
  }

  /** Whether some value can be given as a class: its own, a converted one, or one above it. */
  static boolean canGive(Class<?> type) {
    return ROWS.stream()
        .anyMatch(row -> type.isAssignableFrom(row.kept()) || row.given().contains(type));
  }

  /** What can be stored, for messages. */
  static String allowed() {
    return ROWS.stream()
            .flatMap(row -> row.accepted().stream())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", "))
        + ", enums, null, shared objects and collections, and maps with text keys, collections,"
        + " arrays and records of these";
  }
}
