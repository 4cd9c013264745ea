// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.spi.CoreProvider;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A list that threads share: elements read by anybody at any time, written in blocks.
 *
 * <p>A reference means the same collection for good, and an element that is an object stays that
 * object wherever it is moved; {@code equals} is identity. Safe for any thread. 4D: a shared
 * collection.
 *
 * @since 1.0
 */
public interface SharedCollection extends CollectionReader {

  /**
   * Makes a collection that belongs to nobody yet. 4D: {@code New shared collection}.
   *
   * @param elements values as {@link CollectionEditor#add} takes them
   * @return a new collection, the top of a group of its own
   * @throws UnsupportedValueException if a value cannot be stored
   * @throws SharedGroupException if a shared object among them already belongs somewhere
   */
  @CheckReturnValue
  static SharedCollection of(@Nullable Object... elements) {
    return copyOf(Arrays.asList(elements));
  }

  /**
   * Makes a deep, shared copy of some elements. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @param elements values; maps, iterables, arrays and records among them are copied too, shared
   *     objects that belong nowhere join the new group
   * @return a new collection, the top of a group of its own
   * @throws UnsupportedValueException if a value cannot be stored
   * @throws SharedGroupException if a shared object among them already belongs somewhere
   */
  @CheckReturnValue
  static SharedCollection copyOf(Iterable<? extends @Nullable Object> elements) {
    return CoreProvider.get().newCollection(elements);
  }

  /**
   * Changes this collection in a block: one thread at a time is inside a group, everything the
   * block wrote is published at once when the outermost block ends, and nothing of it when the
   * block throws. A block inside another one of the same group is a savepoint. Waits for the
   * group's lock up to the configured lock timeout (30 seconds unless configured); readers never
   * wait.
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
   */
  <X extends Throwable> void use(UseAction<? super CollectionEditor, X> block) throws X;

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
   */
  <X extends Throwable> void use(Duration maxWait, UseAction<? super CollectionEditor, X> block)
      throws X;

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
   */
  <R extends @Nullable Object, X extends Throwable> R with(
      UseFunction<? super CollectionEditor, ? extends R, X> block) throws X;

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
   */
  <R extends @Nullable Object, X extends Throwable> R with(
      Duration maxWait, UseFunction<? super CollectionEditor, ? extends R, X> block) throws X;

  /**
   * Copies this collection and everything below it, as of one published state. The copy may go into
   * another group. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @return a new collection, the top of a group of its own, that belongs to nobody yet
   */
  @CheckReturnValue
  SharedCollection copy();
}
