// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The thread that asked for the current session has none: it serves no request and runs in no
 * opened session.
 *
 * @since 1.0
 */
public class NoCurrentSessionException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public NoCurrentSessionException(String message) {
    super(message);
  }
}
