// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown when the thread was interrupted while it waited for a group's lock. The block has not run.
 * The thread's interrupt flag is set again.
 *
 * <p>What to do: let the task end, as the interrupt asks.
 *
 * @see Usable
 * @since 1.0
 */
public class UseInterruptedException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public UseInterruptedException(String message) {
    super(message);
  }
}
