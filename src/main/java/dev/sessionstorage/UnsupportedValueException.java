// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a value or a name cannot be stored, or when a stored value cannot be given as the
 * type asked for. The message names the path, the class, and what is allowed. Nothing has changed.
 *
 * <p>What to do: convert the value first, or make a record of it. The {@linkplain
 * dev.sessionstorage table of values} lists what can be stored and read.
 *
 * <pre>{@code
 * storage.use(s -> s.put("file", file.toString())); // a Path is refused, its text is not
 * }</pre>
 *
 * @since 1.0
 */
public class UnsupportedValueException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public UnsupportedValueException(String message) {
    super(message);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param message what happened, where, and what to do
   * @param cause what led to it, or null
   */
  public UnsupportedValueException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
