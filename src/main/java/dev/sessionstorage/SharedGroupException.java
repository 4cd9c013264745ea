// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * A shared object was to be put where its group, its place or its storage does not allow it.
 * Nothing has changed; a {@code copy()} may go anywhere.
 *
 * @since 1.0
 */
public class SharedGroupException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param message what happened, where, and what to do
   */
  public SharedGroupException(String message) {
    super(message);
  }
}
