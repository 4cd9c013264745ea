// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * Thrown at the end of a block where several members of a cluster share the sessions: the block may
 * or may not have been published, since the store or the other members did not answer in time. It
 * was published as a whole or not at all. Never thrown where there is only one member.
 *
 * <p>Nobody on this member uses the group again before it is settled what became of the block: the
 * next block in it, and in each child that the block has put into a storage, waits for that, and
 * begins with the state that was published then.
 *
 * <p>What to do: read the state in a block before you run this one again, or make the block such
 * that it does no harm to run it twice.
 *
 * <pre>{@code
 * try {
 *   cart.use(editor -> editor.put(orderId, order));
 * } catch (UseUnknownException e) {
 *   cart.use(editor -> { // waits until it is settled, so that has() tells what has happened
 *     if (!editor.has(orderId)) {
 *       editor.put(orderId, order);
 *     }
 *   });
 * }
 * }</pre>
 *
 * @see Usable
 * @since 1.0
 */
public class UseUnknownException extends StorageUnavailableException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   */
  public UseUnknownException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message what happened, where, and what to do
   * @param cause what led to it
   */
  public UseUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
