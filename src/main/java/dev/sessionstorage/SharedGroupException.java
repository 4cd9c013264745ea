// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown when a shared object cannot be put where it should go: it has a place already, it belongs
 * to another group or storage, or it would be inside itself. Nothing has changed.
 *
 * <p>What to do: put a copy, which may go anywhere. To move an object within its group, remove it
 * and put it back in one block.
 *
 * <pre>{@code
 * SharedObject document = mine.object("document");
 * other.use(storage -> storage.put("document", document.copy()));
 * }</pre>
 *
 * @since 1.0
 */
public class SharedGroupException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public SharedGroupException(String message) {
    super(message);
  }
}
