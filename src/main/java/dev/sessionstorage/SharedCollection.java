// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.spi.CoreProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A list that threads share. Any thread reads its elements at any time, without waiting. Threads
 * write them in blocks, one at a time.
 *
 * <pre>{@code
 * SharedCollection history = storage.collectionOrNew("history");
 * history.use(pages -> pages.add("/start"));
 * List<Object> pages = history.toList(); // a copy of one published state
 * }</pre>
 *
 * <p>{@link Shared} says what a block promises and what {@code use} and {@code with} throw.
 *
 * <p>A reference means the same collection for good, and an element that is an object stays that
 * object wherever it is moved; {@code equals} is identity. Safe for any thread. 4D: a shared
 * collection.
 *
 * @since 1.0
 */
public interface SharedCollection extends CollectionReader, Shared<CollectionEditor> {

  /**
   * Returns a new collection, which belongs nowhere yet. 4D: {@code New shared collection}.
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
   * Returns a deep, shared copy of some elements. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @param elements values; maps, collections, arrays and records among them are copied too, and
   *     shared objects that belong nowhere yet join the new group
   * @return a new collection, the top of a group of its own
   * @throws UnsupportedValueException if a value cannot be stored
   * @throws SharedGroupException if a shared object among them already belongs somewhere
   */
  @CheckReturnValue
  static SharedCollection copyOf(Collection<? extends @Nullable Object> elements) {
    return CoreProvider.get().newCollection(elements);
  }

  /**
   * Copies this collection and everything below it, as of one published state. The copy may go into
   * another group. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @return a new collection, the top of a group of its own, which belongs nowhere yet
   */
  @CheckReturnValue
  SharedCollection copy();

  /**
   * Waits until a published state of this collection meets a condition. Does not poll and holds no
   * lock, so other threads can change it meanwhile. Works on virtual threads too, and sees what
   * other members publish. 4D: {@code Signal.wait}; any shared collection serves as the signal.
   *
   * <pre>{@code
   * if (jobs.await(j -> j.size() > 0, Duration.ofSeconds(30))) {
   *   runOneOf(jobs);
   * }
   * }</pre>
   *
   * <p>The condition is tested in the calling thread, on one published state at a time: of this
   * collection and all that is below it. It is tested at once, and again after changes; changes
   * that follow one another closely may be tested as one, so a state that lasts for a moment only
   * may not be seen. The condition should be short, write nothing and wait for nothing. It may be
   * called any number of times, and may be given a copy instead of this collection.
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
  boolean await(Predicate<? super CollectionReader> condition, Duration maxWait);

  /**
   * Registers a listener that is called after changes of this collection and of all that is below
   * it, whichever member made them. The listener sees the newest state, not each state: changes
   * that happen before it has been called, or while it runs, lead to one more call. The executor
   * calls it, in one thread at a time and outside every lock. A change that is published before
   * this method returns may or may not lead to a call, so read the present state after registering.
   *
   * <pre>{@code
   * ChangeRegistration watch = messages.onChange(m -> push(m.toList()), executor);
   * }</pre>
   *
   * <p>The registration lasts until it is closed or the session ends; until then it keeps this
   * collection in memory. What the listener throws is logged, and it is called again after the next
   * change. A listener that writes is called again for its own change. With an executor that runs
   * it in the thread of the change, such calls are cut off as described at {@link StorageChanged}.
   *
   * @param listener reads this collection, which is passed to it
   * @param executor what calls the listener; {@code Runnable::run} calls it in the thread of the
   *     change, after its outermost block
   * @return the registration
   * @throws SessionClosedException if this belongs to the storage of a session that has ended
   */
  @CheckReturnValue
  ChangeRegistration onChange(Consumer<? super CollectionReader> listener, Executor executor);
}
