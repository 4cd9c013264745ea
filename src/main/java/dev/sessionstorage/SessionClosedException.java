// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown when a block is to run in the storage of a session that has ended, or when the current
 * session of a thread has ended. A storage that has ended can still be read through the references
 * that are held; it cannot be changed any more.
 *
 * <p>What to do: stop, as the work has lost its user. A task that serves a new session of the same
 * user finds it by {@link SessionStorage#sessionsOf}.
 *
 * @since 1.0
 */
public class SessionClosedException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public SessionClosedException(String message) {
    super(message);
  }
}
