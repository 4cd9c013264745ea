// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The node lost the lock before it could publish a block: it was paused or cut off for too long and
 * another node took over. Nothing of the block was published. The heap engine never throws it.
 *
 * @since 1.0
 */
public class UseLostException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public UseLostException(String message) {
    super(message);
  }
}
