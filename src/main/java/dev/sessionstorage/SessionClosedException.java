// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The session whose storage was to be used has ended. What it held can still be read by those who
 * hold a reference; it cannot be changed any more.
 *
 * @since 1.0
 */
public class SessionClosedException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public SessionClosedException(String message) {
    super(message);
  }
}
