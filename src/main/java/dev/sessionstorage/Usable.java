// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An object or a collection that threads use together: they change it in blocks, wait until it is
 * in some state, and listen to its changes. This is what {@link SharedObject} and {@link
 * SharedCollection} have in common.
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
 *   <li>{@link UseUnknownException}: the block may or may not have been published, as a whole; the
 *       next block in the group waits until that is settled;
 *   <li>{@link StorageUnavailableException}: the others could not be asked; nothing was published.
 * </ul>
 *
 * <p>Safe for any thread. Keep blocks short: others may wait for the lock.
 *
 * @param <R> reads it: {@link ObjectReader} or {@link CollectionReader}
 * @param <E> the editor that is passed to a block
 * @since 1.0
 */
public interface Usable<R, E> {

  /**
   * Runs a block that may write. Waits for the group's lock up to the configured lock timeout. 4D:
   * {@code Use … End use}.
   *
   * @param block what to do; its editor must not leave the block or its thread
   * @param <X> what the block throws
   * @throws X if the block throws it; nothing has changed then
   * @throws SessionStorageException as {@linkplain Usable listed above}
   */
  <X extends Throwable> void use(UseAction<? super E, X> block) throws X;

  /**
   * Runs a block as {@link #use(UseAction)} does, and waits no longer than the caller allows.
   *
   * @param maxWait how long to wait for the group's lock; zero or less means not at all
   * @param block what to do
   * @param <X> what the block throws
   * @throws X if the block throws it; nothing has changed then
   * @throws SessionStorageException as {@linkplain Usable listed above}
   */
  <X extends Throwable> void use(Duration maxWait, UseAction<? super E, X> block) throws X;

  /**
   * Runs a block as {@link #use(UseAction)} does, and returns its value. The result is generic, so
   * it is ambiguous for overloaded methods such as {@code println}: assign it to a variable first.
   *
   * @param block what to do
   * @param <V> the type of its value
   * @param <X> what the block throws
   * @return the block's value
   * @throws X if the block throws it; nothing has changed then
   * @throws SessionStorageException as {@linkplain Usable listed above}
   */
  <V extends @Nullable Object, X extends Throwable> V with(
      UseFunction<? super E, ? extends V, X> block) throws X;

  /**
   * Runs a block as {@link #with(UseFunction)} does, and waits no longer than the caller allows.
   *
   * @param maxWait how long to wait for the group's lock; zero or less means not at all
   * @param block what to do
   * @param <V> the type of its value
   * @param <X> what the block throws
   * @return the block's value
   * @throws X if the block throws it; nothing has changed then
   * @throws SessionStorageException as {@linkplain Usable listed above}
   */
  <V extends @Nullable Object, X extends Throwable> V with(
      Duration maxWait, UseFunction<? super E, ? extends V, X> block) throws X;

  /**
   * Waits until a published state of this object or collection meets a condition. Does not poll and
   * holds no lock, so other threads can change it meanwhile. Works on virtual threads too, and sees
   * what other members publish. 4D: {@code Signal.wait}; any shared object serves as the signal.
   *
   * <pre>{@code
   * if (order.await(o -> "paid".equals(o.get("state")), Duration.ofSeconds(30))) {
   *   ship(order);
   * }
   * }</pre>
   *
   * <p>The condition is tested in the calling thread, on one published state at a time: of this and
   * all that is below it; of a storage, each first-level child is tested at one state of its own.
   * It is tested at once, and again after changes; changes that follow one another closely may be
   * tested as one, so a state that lasts for a moment only may not be seen. The condition should be
   * short, write nothing and wait for nothing. It may be called any number of times, and may be
   * passed a copy instead of this.
   *
   * @param condition what to wait for
   * @param maxWait how long to wait; zero or less means to test the condition once
   * @return true when a state has met the condition, false when {@code maxWait} has passed
   * @throws SessionClosedException if this belongs to the storage of a session that ends or has
   *     ended and whose last state does not meet the condition
   * @throws UseInterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if the thread is inside a block of the same group, where no other
   *     thread could publish what it waits for
   * @throws RuntimeException if the condition throws it
   */
  @CheckReturnValue
  boolean await(Predicate<? super R> condition, Duration maxWait);

  /**
   * Registers a listener that is called after changes of this object or collection and of all that
   * is below it, whichever member made them. The listener sees the newest state, not each state:
   * changes that happen before it has been called, or while it runs, lead to one more call. The
   * executor calls it, in one thread at a time and outside every lock. A change that is published
   * before this method returns may or may not lead to a call, so read the present state after
   * registering.
   *
   * <pre>{@code
   * try (ChangeRegistration watch = presence.onChange(p -> show(p.names()), executor)) {
   *   show(presence.names());
   *   serveUntilTheClientLeaves();
   * }
   * }</pre>
   *
   * <p>The registration lasts until it is closed or the session ends; until then it keeps this in
   * memory. What the listener throws is logged, and it is called again after the next change. A
   * listener that writes is called again for its own change. With an executor that runs it in the
   * thread of the change, such calls are cut off as described at {@link StorageChanged}.
   *
   * @param listener reads this, which is passed to it
   * @param executor what calls the listener; {@code Runnable::run} calls it in the thread of the
   *     change, after its outermost block
   * @return the registration
   * @throws SessionClosedException if this belongs to the storage of a session that has ended
   */
  @CheckReturnValue
  ChangeRegistration onChange(Consumer<? super R> listener, Executor executor);
}
