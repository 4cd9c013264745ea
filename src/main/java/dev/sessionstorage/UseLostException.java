// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown at the end of a block where several members of a cluster share the sessions: this member
 * was paused or cut off for so long that another member took the lock over. Nothing of the block
 * was published. Never thrown where there is only one member.
 *
 * <p>What to do: run the block again; it sees the state that the other member has published.
 *
 * @see Usable
 * @since 1.0
 */
public class UseLostException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public UseLostException(String message) {
    super(message);
  }
}
