// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The grid that keeps the sessions of several nodes cannot be reached, or what it keeps cannot be
 * read: this node is cut off from most of the others, or too few of them run. The heap engine never
 * throws it.
 *
 * @since 1.0
 */
public class StorageUnavailableException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public StorageUnavailableException(String message) {
    super(message);
  }

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   * @param cause what the grid said
   */
  public StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
