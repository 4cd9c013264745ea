// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import org.jspecify.annotations.Nullable;

/**
 * The root of what this library throws. A message says what happened, where (a path, the first
 * eight characters of a session id), and what to do; it never holds a whole id or a value.
 *
 * @since 1.0
 */
public class SessionStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public SessionStorageException(String message) {
    super(message);
  }

  /**
   * Makes the exception with its cause.
   *
   * @param message what happened, where, and what to do
   * @param cause what led to it, or null
   */
  public SessionStorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
