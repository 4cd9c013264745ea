// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown where several members of a cluster share the sessions: this member cannot reach the
 * others, or too few of them run, or what they keep cannot be read. Never thrown where there is
 * only one member.
 *
 * <p>What to do: answer that the service is unavailable, and try again later. If it was thrown at
 * the end of a block, nothing was published, unless it is a {@link UseUnknownException}.
 *
 * @since 1.0
 */
public class StorageUnavailableException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public StorageUnavailableException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   * @param cause what led to it
   */
  public StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
