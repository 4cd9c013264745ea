// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

/**
 * The block of a {@code use}: writes through the editor it is given.
 *
 * @param <E> the editor's type
 * @param <X> what the block may throw; inferred as an unchecked exception where it throws none
 * @since 1.0
 */
@FunctionalInterface
public interface UseAction<E, X extends Throwable> {
  /**
   * Reads and writes while no other thread is inside the same group. It should be short: no
   * waiting, no network, no user. Others read meanwhile and see the state before the block.
   *
   * @param editor the only thing that writes; it ends with the block and belongs to this thread
   * @throws X whatever the block throws; its changes are then undone and the exception is passed on
   */
  void accept(E editor) throws X;
}
