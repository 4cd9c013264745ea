// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import org.jspecify.annotations.Nullable;

/**
 * The block of a {@link Usable#with with}: code that writes through an editor and returns a value.
 *
 * <pre>{@code
 * long visits = storage.with(editor -> editor.increment("visits", 1));
 * }</pre>
 *
 * @param <E> the editor's type
 * @param <R> the result's type
 * @param <X> what the block may throw; inferred as an unchecked exception where it throws none
 * @since 1.0
 */
@FunctionalInterface
public interface UseFunction<E, R extends @Nullable Object, X extends Throwable> {
  /**
   * Reads and writes while no other thread is inside the same group. Keep it short: no waiting, no
   * network, no dialogue with a user. Other threads read meanwhile, and see the state before the
   * block.
   *
   * @param editor what writes; it ends with the block and belongs to this thread
   * @return what {@code with} returns
   * @throws X if the block fails; its changes are undone, and {@code with} throws the exception on
   */
  R apply(E editor) throws X;
}
