// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown when another thread held a group's lock for all the time that this thread may wait. The
 * message names that thread, how long it has held the lock at least, and where it is in the code.
 * The block has not run.
 *
 * <p>What to do: shorten the block that the message shows; it probably waits for a network, a
 * database or a person. The setting {@code sessionstorage.lock-timeout} says how long to wait (30
 * seconds by default), and {@link Usable#use(java.time.Duration, UseAction)} says it for one call.
 *
 * @see Usable
 * @since 1.0
 */
public class UseTimeoutException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public UseTimeoutException(String message) {
    super(message);
  }
}
