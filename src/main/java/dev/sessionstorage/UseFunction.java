// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import org.jspecify.annotations.Nullable;

/**
 * The block of a {@code with}: a {@code use} that returns a value.
 *
 * @param <E> the editor's type
 * @param <R> the result's type
 * @param <X> what the block may throw; inferred as an unchecked exception where it throws none
 * @since 1.0
 */
@FunctionalInterface
public interface UseFunction<E, R extends @Nullable Object, X extends Throwable> {
  /**
   * Reads and writes while no other thread is inside the same group. It should be short: no
   * waiting, no network, no user. Others read meanwhile and see the state before the block.
   *
   * @param editor the only thing that writes; it ends with the block and belongs to this thread
   * @return what {@code with} returns
   * @throws X whatever the block throws; its changes are then undone and the exception is passed on
   */
  R apply(E editor) throws X;
}
