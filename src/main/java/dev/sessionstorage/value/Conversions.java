// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Gives stored values as another type, where nothing is lost. */
public final class Conversions {
  private static final int MAX_DIGITS = 10_000;

  private Conversions() {}

  /**
   * Gives a stored value as a type.
   *
   * @param stored the value
   * @param type the type asked for
   * @param node where the value is, for messages
   * @param key its name or index there
   * @param <T> that type
   * @return the value as that type, or null when it is null
   * @throws UnsupportedValueException if that is not possible without loss
   */
  @SuppressWarnings("unchecked") // int.class and Integer.class are both Class<Integer>
  public static <T> @Nullable T convert(
      @Nullable Object stored, Class<T> type, Located node, Object key) {
    if (stored == null) {
      return null;
    }
    Object converted = exact(stored, boxed(type));
    if (converted == null) {
      throw mismatch(node.path(key), stored, type);
    }
    return (T) converted;
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
    if (stored instanceof SharedObject) {
      return SharedObject.class.getName();
    }
    return (stored instanceof SharedCollection ? SharedCollection.class : stored.getClass())
        .getName();
  }

  /** The class itself, or the wrapper of a primitive type. */
  static Class<?> boxed(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  /** The value as the type, or null when that is not possible without loss. */
  static @Nullable Object exact(Object stored, Class<?> type) {
    if (type.isInstance(stored)) {
      return Values.show(stored);
    }
    if (stored instanceof Double number && type == Float.class) {
      float narrow = (float) (double) number;
      return number.equals((double) narrow) ? narrow : null;
    }
    return stored instanceof Number number ? exactNumber(number, type) : null;
  }

  private static @Nullable Object exactNumber(Number stored, Class<?> type) {
    try {
      BigDecimal value = decimal(stored);
      if (type == Integer.class) {
        return value.intValueExact();
      } else if (type == Long.class) {
        return value.longValueExact();
      } else if (type == Short.class) {
        return value.shortValueExact();
      } else if (type == Byte.class) {
        return value.byteValueExact();
      } else if (type == BigInteger.class) {
        return integer(value);
      } else if (type == BigDecimal.class) {
        return value;
      } else if (type == Double.class) {
        double number = value.doubleValue();
        return isSame(value, number) ? number : null;
      } else if (type == Float.class) {
        float number = value.floatValue();
        return isSame(value, number) ? number : null;
      }
      return null;
    } catch (ArithmeticException | NumberFormatException e) {
      return null; // does not fit, or is NaN or infinite
    }
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

  private static boolean isSame(BigDecimal value, double number) {
    return Double.isFinite(number) && new BigDecimal(number).compareTo(value) == 0;
  }

  private static BigDecimal decimal(Number stored) {
    if (stored instanceof BigDecimal number) {
      return number;
    }
    if (stored instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    return stored instanceof Double number
        ? new BigDecimal(number)
        : BigDecimal.valueOf(stored.longValue());
  }
}
