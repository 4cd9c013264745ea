// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Another thread was inside the group for as long as this one was willing to wait. The message
 * names that thread, how long it has been inside at least, and where it is.
 *
 * @since 1.0
 */
public class UseTimeoutException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public UseTimeoutException(String message) {
    super(message);
  }
}
