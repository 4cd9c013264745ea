// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An object or a collection that threads share and change in blocks: what {@link SharedObject} and
 * {@link SharedCollection} have in common.
 *
 * <pre>{@code
 * cart.use(editor -> editor.put("voucher", "SPRING")); // a block that returns nothing
 * long lines = cart.with(editor -> editor.increment("lines", 1)); // a block that returns a value
 * }</pre>
 *
 * <h2>What a block promises</h2>
 *
 * <ul>
 *   <li>One thread at a time is inside a <em>group</em>, the set of shared objects that have one
 *       lock. A thread that is inside may enter again; the outermost block releases the lock.
 *   <li>What the block wrote is published at once when the outermost block ends. If the block
 *       throws, nothing of it is published.
 *   <li>A block inside another one of the same group is a savepoint: if it throws and the outer
 *       block catches the exception, only the inner block's changes are undone.
 *   <li>Readers never wait. They see the state that the last finished block has published.
 *   <li>Memory consistency: what a thread did before its outermost block ended
 *       <i>happens-before</i> what another thread does after it has entered the same group, and
 *       after it has read a value that the block published.
 * </ul>
 *
 * <h2>What {@code use} and {@code with} throw</h2>
 *
 * <p>If the block throws an exception, they throw the same one, and the group has not changed.
 *
 * <p>Before the block begins:
 *
 * <ul>
 *   <li>{@link UseTimeoutException}: another thread held the lock for all the time that the call
 *       may wait: the configured lock timeout (30 seconds by default) or {@code maxWait};
 *   <li>{@link DeadlockException}: this wait would have closed a ring of waiting threads;
 *   <li>{@link UseInterruptedException}: the thread was interrupted while it waited;
 *   <li>{@link SessionClosedException}: this is in the storage of a session that has ended;
 *   <li>{@link StorageUnavailableException}: several members share the storage and this one cannot
 *       reach the others.
 * </ul>
 *
 * <p>After the block, only where several members share the storage:
 *
 * <ul>
 *   <li>{@link UseLostException}: another member took the lock over, since this one was paused or
 *       cut off; nothing was published;
 *   <li>{@link StorageUnavailableException}: the message says whether the block may have been
 *       published.
 * </ul>
 *
 * <p>Safe for any thread. Keep blocks short: others may wait for the lock.
 *
 * @param <E> the editor that is passed to a block
 * @since 1.0
 */
public interface Shared<E> {

  /**
   * Runs a block that may write. Waits for the group's lock up to the configured lock timeout. 4D:
   * {@code Use … End use}.
   *
   * @param block what to do; its editor must not leave the block or its thread
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
