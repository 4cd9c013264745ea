// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What threads share and change in blocks: a {@link SharedObject} or a {@link SharedCollection}.
 *
 * <p>Safe for any thread.
 *
 * @param <E> the editor that a block gets
 * @since 1.0
 */
public interface Shared<E> {

  /**
   * Changes what is shared in a block: one thread at a time is inside a group, everything the block
   * wrote is published at once when the outermost block ends, and nothing of it when the block
   * throws. A block inside another one of the same group is a savepoint. Waits for the group's lock
   * up to the configured lock timeout (30 seconds unless configured); readers never wait.
   *
   * <p>4D: {@code Use … End use}.
   *
   * @param block what to do; it gets the editor, which must not leave the block or its thread
   * @param <X> what the block throws
   * @throws X if the block throws it; nothing has changed then
   * @throws UseTimeoutException if another thread held the group for the whole lock timeout
   * @throws DeadlockException if this wait would have closed a ring of waiting threads
   * @throws UseInterruptedException if the thread was interrupted while waiting
   * @throws SessionClosedException if this belongs to the storage of a session that has ended
   * @throws UseLostException if several nodes share the storage and another one took it over, since
   *     this one was paused or cut off; nothing was published
   * @throws StorageUnavailableException if several nodes share the storage and this one is cut off;
   *     the message says whether the block may have been published
   */
  <X extends Throwable> void use(UseAction<? super E, X> block) throws X;

  /**
   * Does what {@link #use(UseAction)} does, with a bound of its own for the wait.
   *
   * @param maxWait how long to wait for the group's lock; zero or less means not at all
   * @param block what to do
   * @param <X> what the block throws
   * @throws X if the block throws it; nothing has changed then
   * @throws UseTimeoutException if another thread held the group for all of {@code maxWait}
   * @throws DeadlockException if this wait would have closed a ring of waiting threads
   * @throws UseInterruptedException if the thread was interrupted while waiting
   * @throws SessionClosedException if this belongs to the storage of a session that has ended
   * @throws UseLostException if several nodes share the storage and another one took it over, since
   *     this one was paused or cut off; nothing was published
   * @throws StorageUnavailableException if several nodes share the storage and this one is cut off;
   *     the message says whether the block may have been published
   */
  <X extends Throwable> void use(Duration maxWait, UseAction<? super E, X> block) throws X;

  /**
   * Does what {@link #use(UseAction)} does and returns the block's value.
   *
   * @param block what to do
   * @param <R> the type of its value
   * @param <X> what the block throws
   * @return the block's value
   * @throws X if the block throws it; nothing has changed then
   * @throws UseTimeoutException if another thread held the group for the whole lock timeout
   * @throws DeadlockException if this wait would have closed a ring of waiting threads
   * @throws UseInterruptedException if the thread was interrupted while waiting
   * @throws SessionClosedException if this belongs to the storage of a session that has ended
   * @throws UseLostException if several nodes share the storage and another one took it over, since
   *     this one was paused or cut off; nothing was published
   * @throws StorageUnavailableException if several nodes share the storage and this one is cut off;
   *     the message says whether the block may have been published
   */
  <R extends @Nullable Object, X extends Throwable> R with(
      UseFunction<? super E, ? extends R, X> block) throws X;

  /**
   * Does what {@link #with(UseFunction)} does, with a bound of its own for the wait.
   *
   * @param maxWait how long to wait for the group's lock; zero or less means not at all
   * @param block what to do
   * @param <R> the type of its value
   * @param <X> what the block throws
   * @return the block's value
   * @throws X if the block throws it; nothing has changed then
   * @throws UseTimeoutException if another thread held the group for all of {@code maxWait}
   * @throws DeadlockException if this wait would have closed a ring of waiting threads
   * @throws UseInterruptedException if the thread was interrupted while waiting
   * @throws SessionClosedException if this belongs to the storage of a session that has ended
   * @throws UseLostException if several nodes share the storage and another one took it over, since
   *     this one was paused or cut off; nothing was published
   * @throws StorageUnavailableException if several nodes share the storage and this one is cut off;
   *     the message says whether the block may have been published
   */
  <R extends @Nullable Object, X extends Throwable> R with(
      Duration maxWait, UseFunction<? super E, ? extends R, X> block) throws X;
}
