// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown when waiting for a group's lock would have closed a ring of threads that wait for one
 * another. The message names the ring. Exactly one thread of a ring gets this exception; when its
 * blocks have ended, the others go on.
 *
 * <p>What to do: try the outermost block again. To avoid rings, let nested blocks enter groups in
 * the same order everywhere, or put values that change together into one group:
 *
 * <pre>{@code
 * from.use(f -> to.use(t -> move(f, t))); // thread 1
 * to.use(t -> from.use(f -> move(t, f))); // thread 2, in the other order: one of them is refused
 * }</pre>
 *
 * @see Usable
 * @since 1.0
 */
public class DeadlockException extends SessionStorageException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public DeadlockException(String message) {
    super(message);
  }
}
