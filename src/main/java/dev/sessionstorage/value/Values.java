// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import dev.sessionstorage.UnsupportedValueException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The plain values that can be stored, and the form in which they are kept. */
public final class Values {
  /** Stands for a value that is not plain: a container, or nothing that can be stored. */
  public static final Object NOT_PLAIN = new Object();

  public static final int MAX_NAME = 255;

  private Values() {}

  /**
   * Returns the form in which a plain value is kept.
   *
   * @param value any value
   * @return what to store, or {@link #NOT_PLAIN}
   */
  public static @Nullable Object keep(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Long) {
      return value;
    }
    Function<Object, ?> keeper = ValueTypes.keeper(value.getClass());
    if (keeper != null) {
      return keeper.apply(value);
    }
    return value instanceof Enum<?> constant ? constant.name() : NOT_PLAIN;
  }

  /**
   * Returns what the program gets to see of a stored value.
   *
   * @param stored a stored value
   * @return the value itself, or a copy where it could be changed
   */
  public static @Nullable Object show(@Nullable Object stored) {
    return stored instanceof byte[] bytes ? bytes.clone() : stored;
  }

  /**
   * Checks a name.
   *
   * @param node where the name is to be put
   * @param name a name, or anything else
   * @throws UnsupportedValueException if it is no name
   */
  public static void checkName(Located node, @Nullable Object name) {
    if (!(name instanceof String text)) {
      throw new UnsupportedValueException(
          "A name in "
              + node.path(null)
              + " is "
              + (name == null ? "null" : "of " + name.getClass().getName())
              + ". Names are text.");
    }
    if (text.length() > MAX_NAME) {
      throw new UnsupportedValueException(
          "A name in "
              + node.path(null)
              + " has "
              + text.length()
              + " characters (\""
              + text.substring(0, 20)
              + "...\"). Names have at most "
              + MAX_NAME
              + ".");
    }
  }

  /**
   * Makes the error for a value that cannot be stored.
   *
   * @param path where it was to be put
   * @param value the value
   * @return the error to throw
   */
  public static UnsupportedValueException unsupported(String path, Object value) {
    return new UnsupportedValueException(
        "A value of "
            + value.getClass().getName()
            + " cannot be stored at "
            + path
            + ". Allowed are "
            + ValueTypes.allowed()
            + ".");
  }
}
