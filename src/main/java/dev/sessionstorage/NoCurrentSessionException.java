// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown when the current session is asked for in a thread that has none: the thread runs in no
 * opened session, and serves no request, or one that has not reached the library's filter. Also
 * thrown when an HTTP session would have to be created after the response has been committed.
 *
 * <p>What to do:
 *
 * <ul>
 *   <li>in a task that a request submits: wrap it by {@link SessionStorage#contextual(Runnable)};
 *   <li>in a job: {@link SessionStorage#open(String)}, or {@link SessionStorage#application()};
 *   <li>in code that runs before the filter, such as a request listener or an authentication
 *       mechanism: {@code SessionStorages.of(httpSession)};
 *   <li>where the id is known: {@link SessionStorage#of(SessionId)};
 *   <li>after the response has been committed: call {@link SessionStorage#current()} earlier.
 * </ul>
 *
 * @since 1.0
 */
public class NoCurrentSessionException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public NoCurrentSessionException(String message) {
    super(message);
  }
}
