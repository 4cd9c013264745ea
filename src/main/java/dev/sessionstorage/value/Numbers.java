// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Converts a number to any other type of number that holds the same one.
 *
 * <p>As a decimal, a {@code double} or {@code float} is the number that its {@code toString} shows:
 * 0.1 is 0.1, not the binary fraction that is nearest to it.
 */
final class Numbers {
  private static final int MAX_DIGITS = 10_000;

  private Numbers() {}

  /** A row whose values can be given as every type of number. */
  static <N extends Number> ValueType<N> row(
      int tag, Class<N> kept, ValueType.Writer<N> writer, ValueType.Reader<N> reader) {
    ValueType<N> row = ValueType.of(tag, kept, writer, reader);
    gives(row, Integer.class, (value, number) -> value.intValueExact());
    gives(row, Long.class, (value, number) -> value.longValueExact());
    gives(row, Short.class, (value, number) -> value.shortValueExact());
    gives(row, Byte.class, (value, number) -> value.byteValueExact());
    gives(row, BigInteger.class, (value, number) -> integer(value));
    gives(row, BigDecimal.class, (value, number) -> decimal(number));
    gives(row, Double.class, Numbers::toDouble);
    gives(row, Float.class, Numbers::toFloat);
    return row;
  }

  private static <N extends Number, G> void gives(
      ValueType<N> row, Class<G> type, BiFunction<BigDecimal, Number, @Nullable G> convert) {
    if (type != row.kept()) {
      row.gives(type, number -> exact(number, convert));
    }
  }

  private static <G> @Nullable G exact(
      Number number, BiFunction<BigDecimal, Number, @Nullable G> convert) {
    try {
      return convert.apply(value(number), number);
    } catch (ArithmeticException | NumberFormatException e) {
      return null; // does not fit, or is NaN or infinite
    }
  }

  /** What a number is worth, to the last bit. */
  private static BigDecimal value(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    }
    return number instanceof Double floating
        ? new BigDecimal(floating)
        : BigDecimal.valueOf(number.longValue());
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof Double floating ? BigDecimal.valueOf(floating) : value(number);
  }

  /** 1E+100000000 has few bytes, but to write its zeros takes minutes and all memory. */
  private static @Nullable BigInteger integer(BigDecimal value) {
    if (value.signum() == 0) {
      return BigInteger.ZERO;
    }
    long digits = (long) value.precision() - value.scale();
    boolean written = digits > 0 && digits <= Math.max(MAX_DIGITS, value.precision());
    return written ? value.toBigIntegerExact() : null;
  }

  private static @Nullable Double toDouble(BigDecimal value, Number number) {
    double result = value.doubleValue();
    if (!Double.isFinite(result)) {
      return null;
    }
    boolean shown = number instanceof BigDecimal && isSame(BigDecimal.valueOf(result), value);
    return shown || isSame(new BigDecimal(result), value) ? result : null;
  }

  private static @Nullable Float toFloat(BigDecimal value, Number number) {
    float result = value.floatValue();
    if (!Float.isFinite(result)) {
      return null;
    }
    boolean shown =
        number instanceof BigDecimal && isSame(new BigDecimal(Float.toString(result)), value);
    return shown || isSame(new BigDecimal(result), value) ? result : null;
  }

  /** Also NaN, the infinities and -0.0, which no decimal is. */
  static @Nullable Float narrow(Double number) {
    float narrow = (float) (double) number;
    return number.equals((double) narrow) ? narrow : null;
  }

  private static boolean isSame(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0;
  }
}
