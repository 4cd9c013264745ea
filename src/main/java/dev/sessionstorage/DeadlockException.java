// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Waiting for this group would have closed a ring of threads that wait for one another. The message
 * names the ring. Exactly one thread of a ring gets this exception; when its blocks have ended, the
 * others go on.
 *
 * @since 1.0
 */
public class DeadlockException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public DeadlockException(String message) {
    super(message);
  }
}
