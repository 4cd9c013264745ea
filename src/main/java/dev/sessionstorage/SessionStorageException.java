// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import org.jspecify.annotations.Nullable;

/**
 * The root of the exceptions of this library, all of them unchecked. A message says what happened,
 * where (a path, the first eight characters of a session id), and what to do. It never holds a
 * whole id or a value, so it may be logged.
 *
 * <p>{@link Usable} lists what {@code use} and {@code with} throw, {@link ObjectEditor} what the
 * writing methods throw. A request that may wait for a slow one can answer like this:
 *
 * <pre>{@code
 * try {
 *   cart.use(Duration.ofMillis(200), editor -> editor.add(line));
 * } catch (UseTimeoutException busy) {
 *   response.sendError(503);
 * }
 * }</pre>
 *
 * @since 1.0
 */
public class SessionStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public SessionStorageException(String message) {
    super(message);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param message what happened, where, and what to do
   * @param cause what led to it, or null
   */
  public SessionStorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
