// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The thread was interrupted while it waited for a group. Its interrupt flag is set again.
 *
 * @since 1.0
 */
public class UseInterruptedException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public UseInterruptedException(String message) {
    super(message);
  }
}
