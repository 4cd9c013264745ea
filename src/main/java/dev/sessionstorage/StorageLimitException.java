// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown when the storage of a session would grow over its size limit. Nothing has changed.
 *
 * <p>What to do: store less, for example a key instead of what it stands for; or raise the setting
 * {@code sessionstorage.max-storage-size}, 16 MB by default, estimated.
 *
 * @since 1.0
 */
public class StorageLimitException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public StorageLimitException(String message) {
    super(message);
  }
}
