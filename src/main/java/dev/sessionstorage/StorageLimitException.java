// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The storage of a session would have grown over its size limit. Nothing has changed.
 *
 * @since 1.0
 */
public class StorageLimitException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public StorageLimitException(String message) {
    super(message);
  }
}
