// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The block of a {@link Usable#use use}: code that writes through an editor.
 *
 * <pre>{@code
 * cart.use(editor -> editor.put("voucher", "SPRING"));
 * }</pre>
 *
 * @param <E> the editor's type
 * @param <X> what the block may throw; inferred as an unchecked exception where it throws none
 * @since 1.0
 */
@FunctionalInterface
public interface UseAction<E, X extends Throwable> {
  /**
   * Reads and writes while no other thread is inside the same group. Keep it short: no waiting, no
   * network, no dialogue with a user. Other threads read meanwhile, and see the state before the
   * block.
   *
   * @param editor what writes; it ends with the block and belongs to this thread
   * @throws X if the block fails; its changes are undone, and {@code use} throws the exception on
   */
  void accept(E editor) throws X;
}
