// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What threads share and change in blocks: a {@link SharedObject} or a {@link SharedCollection}.
 *
 * <pre>{@code
 * cart.use(editor -> editor.put("voucher", "SPRING")); // a block that returns nothing
 * long lines = cart.with(editor -> editor.increment("lines", 1)); // a block that returns a value
 * }</pre>
 *
 * <h2>What a block promises</h2>
 *
 * <p>One thread at a time is inside a group, the set of shared objects that have one lock. What the
 * block wrote is published at once when the outermost block ends, and nothing of it when the block
 * throws. A block inside another one of the same group is a savepoint: if it throws and the outer
 * block catches the exception, only the inner block's changes are undone. Readers never wait.
 *
 * <p>Memory consistency: what a thread did before its outermost block ended <i>happens-before</i>
 * what another thread does after it has entered the same group, and after it has read a value that
 * the block published.
 *
 * <h2>What {@code use} and {@code with} throw</h2>
 *
 * <p>Whatever the block throws, unchanged; nothing has changed then. Before the block begins:
 *
 * <ul>
 *   <li>{@link UseTimeoutException}: another thread held the group for all the time that the call
 *       may wait, which is the configured lock timeout (30 seconds by default) or {@code maxWait};
 *   <li>{@link DeadlockException}: this wait would have closed a ring of waiting threads;
 *   <li>{@link UseInterruptedException}: the thread was interrupted while it waited;
 *   <li>{@link SessionClosedException}: this belongs to the storage of a session that has ended;
 *   <li>{@link StorageUnavailableException}: several members share the storage and this one cannot
 *       reach the others.
 * </ul>
 *
 * <p>After the block, only where several members share the storage:
 *
 * <ul>
 *   <li>{@link UseLostException}: another member took the group over, since this one was paused or
 *       cut off; nothing was published;
 *   <li>{@link StorageUnavailableException}: the message says whether the block may have been
 *       published.
 * </ul>
 *
 * <p>Safe for any thread.
 *
 * @param <E> the editor that a block gets
 * @since 1.0
 */
public interface Shared<E> {

  /**
   * Runs a block that may change this. Waits for the group's lock up to the configured lock
   * timeout. 4D: {@code Use … End use}.
   *
   * @param block what to do; it gets the editor, which must not leave the block or its thread
   * @param <X> what the block throws
   * @throws X if the block throws it; nothing has changed then
   * @throws SessionStorageException as {@linkplain Shared listed above}
   */
  <X extends Throwable> void use(UseAction<? super E, X> block) throws X;

  /**
   * Runs a block as {@link #use(UseAction)} does, and waits no longer than the caller allows.
   *
   * @param maxWait how long to wait for the group's lock; zero or less means not at all
   * @param block what to do
   * @param <X> what the block throws
   * @throws X if the block throws it; nothing has changed then
   * @throws SessionStorageException as {@linkplain Shared listed above}
   */
  <X extends Throwable> void use(Duration maxWait, UseAction<? super E, X> block) throws X;

  /**
   * Runs a block as {@link #use(UseAction)} does, and returns its value. The result is generic, so
   * it is ambiguous for overloaded methods such as {@code println}: assign it to a variable first.
   *
   * @param block what to do
   * @param <R> the type of its value
   * @param <X> what the block throws
   * @return the block's value
   * @throws X if the block throws it; nothing has changed then
   * @throws SessionStorageException as {@linkplain Shared listed above}
   */
  <R extends @Nullable Object, X extends Throwable> R with(
      UseFunction<? super E, ? extends R, X> block) throws X;

  /**
   * Runs a block as {@link #with(UseFunction)} does, and waits no longer than the caller allows.
   *
   * @param maxWait how long to wait for the group's lock; zero or less means not at all
   * @param block what to do
   * @param <R> the type of its value
   * @param <X> what the block throws
   * @return the block's value
   * @throws X if the block throws it; nothing has changed then
   * @throws SessionStorageException as {@linkplain Shared listed above}
   */
  <R extends @Nullable Object, X extends Throwable> R with(
      Duration maxWait, UseFunction<? super E, ? extends R, X> block) throws X;
}
