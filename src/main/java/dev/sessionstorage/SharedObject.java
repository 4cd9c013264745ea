// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.spi.CoreProvider;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An object that threads share: names and values. Any thread reads them at any time, without
 * waiting. Threads write them in blocks, one at a time.
 *
 * <pre>{@code
 * SharedObject settings = storage.objectOrNew("settings");
 * String text = settings.get("text", String.class); // reading: no lock, no waiting
 * settings.use(editor -> editor.put("text", "Hello")); // writing: published when the block ends
 * long changes = settings.with(editor -> editor.increment("changes", 1));
 * }</pre>
 *
 * <p>{@link Shared} says what a block promises and what {@code use} and {@code with} throw.
 *
 * <p>A reference means the same object for good, wherever the object is moved; {@code equals} is
 * identity. Objects that are put into one another become one <em>group</em> with one lock. The
 * storage of a session is <em>single</em>: each child of its first level is a group of its own, so
 * different children can be changed at the same time.
 *
 * <p>Safe for any thread. 4D: a shared object.
 *
 * @since 1.0
 */
public interface SharedObject extends ObjectReader, Shared<ObjectEditor> {

  /**
   * Returns a new, empty object, which belongs nowhere yet. 4D: {@code New shared object}.
   *
   * @return a new object, the top of a group of its own
   */
  @CheckReturnValue
  static SharedObject of() {
    return copyOf(Map.of());
  }

  /**
   * Returns a new object with one value. 4D: {@code New shared object}.
   *
   * @param name a name, up to 255 characters
   * @param value a value as {@link ObjectEditor#put} takes it, or null
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if the value or the name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(String name, @Nullable Object value) {
    return CoreProvider.get().newObject(Pairs.of(name, value));
  }

  /**
   * Returns a new object with two values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1, @Nullable Object value1, String name2, @Nullable Object value2) {
    return CoreProvider.get().newObject(Pairs.of(name1, value1, name2, value2));
  }

  /**
   * Returns a new object with three values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @param name3 a name
   * @param value3 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1,
      @Nullable Object value1,
      String name2,
      @Nullable Object value2,
      String name3,
      @Nullable Object value3) {
    return CoreProvider.get().newObject(Pairs.of(name1, value1, name2, value2, name3, value3));
  }

  /**
   * Returns a new object with four values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @param name3 a name
   * @param value3 its value
   * @param name4 a name
   * @param value4 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1,
      @Nullable Object value1,
      String name2,
      @Nullable Object value2,
      String name3,
      @Nullable Object value3,
      String name4,
      @Nullable Object value4) {
    return CoreProvider.get()
        .newObject(Pairs.of(name1, value1, name2, value2, name3, value3, name4, value4));
  }

  /**
   * Returns a new object with five values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @param name3 a name
   * @param value3 its value
   * @param name4 a name
   * @param value4 its value
   * @param name5 a name
   * @param value5 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1,
      @Nullable Object value1,
      String name2,
      @Nullable Object value2,
      String name3,
      @Nullable Object value3,
      String name4,
      @Nullable Object value4,
      String name5,
      @Nullable Object value5) {
    return CoreProvider.get()
        .newObject(
            Pairs.of(name1, value1, name2, value2, name3, value3, name4, value4, name5, value5));
  }

  /**
   * Returns a new object with six values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @param name3 a name
   * @param value3 its value
   * @param name4 a name
   * @param value4 its value
   * @param name5 a name
   * @param value5 its value
   * @param name6 a name
   * @param value6 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1,
      @Nullable Object value1,
      String name2,
      @Nullable Object value2,
      String name3,
      @Nullable Object value3,
      String name4,
      @Nullable Object value4,
      String name5,
      @Nullable Object value5,
      String name6,
      @Nullable Object value6) {
    return CoreProvider.get()
        .newObject(
            Pairs.of(
                name1, value1, name2, value2, name3, value3, name4, value4, name5, value5, name6,
                value6));
  }

  /**
   * Returns a new object with seven values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @param name3 a name
   * @param value3 its value
   * @param name4 a name
   * @param value4 its value
   * @param name5 a name
   * @param value5 its value
   * @param name6 a name
   * @param value6 its value
   * @param name7 a name
   * @param value7 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1,
      @Nullable Object value1,
      String name2,
      @Nullable Object value2,
      String name3,
      @Nullable Object value3,
      String name4,
      @Nullable Object value4,
      String name5,
      @Nullable Object value5,
      String name6,
      @Nullable Object value6,
      String name7,
      @Nullable Object value7) {
    return CoreProvider.get()
        .newObject(
            Pairs.of(
                name1, value1, name2, value2, name3, value3, name4, value4, name5, value5, name6,
                value6, name7, value7));
  }

  /**
   * Returns a new object with eight values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @param name3 a name
   * @param value3 its value
   * @param name4 a name
   * @param value4 its value
   * @param name5 a name
   * @param value5 its value
   * @param name6 a name
   * @param value6 its value
   * @param name7 a name
   * @param value7 its value
   * @param name8 a name
   * @param value8 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1,
      @Nullable Object value1,
      String name2,
      @Nullable Object value2,
      String name3,
      @Nullable Object value3,
      String name4,
      @Nullable Object value4,
      String name5,
      @Nullable Object value5,
      String name6,
      @Nullable Object value6,
      String name7,
      @Nullable Object value7,
      String name8,
      @Nullable Object value8) {
    return CoreProvider.get()
        .newObject(
            Pairs.of(
                name1, value1, name2, value2, name3, value3, name4, value4, name5, value5, name6,
                value6, name7, value7, name8, value8));
  }

  /**
   * Returns a new object with nine values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @param name3 a name
   * @param value3 its value
   * @param name4 a name
   * @param value4 its value
   * @param name5 a name
   * @param value5 its value
   * @param name6 a name
   * @param value6 its value
   * @param name7 a name
   * @param value7 its value
   * @param name8 a name
   * @param value8 its value
   * @param name9 a name
   * @param value9 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1,
      @Nullable Object value1,
      String name2,
      @Nullable Object value2,
      String name3,
      @Nullable Object value3,
      String name4,
      @Nullable Object value4,
      String name5,
      @Nullable Object value5,
      String name6,
      @Nullable Object value6,
      String name7,
      @Nullable Object value7,
      String name8,
      @Nullable Object value8,
      String name9,
      @Nullable Object value9) {
    return CoreProvider.get()
        .newObject(
            Pairs.of(
                name1, value1, name2, value2, name3, value3, name4, value4, name5, value5, name6,
                value6, name7, value7, name8, value8, name9, value9));
  }

  /**
   * Returns a new object with ten values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters; if two are the same, the last value counts
   * @param value1 its value, as {@link ObjectEditor#put} takes it, or null
   * @param name2 a name
   * @param value2 its value
   * @param name3 a name
   * @param value3 its value
   * @param name4 a name
   * @param value4 its value
   * @param name5 a name
   * @param value5 its value
   * @param name6 a name
   * @param value6 its value
   * @param name7 a name
   * @param value7 its value
   * @param name8 a name
   * @param value8 its value
   * @param name9 a name
   * @param value9 its value
   * @param name10 a name
   * @param value10 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1,
      @Nullable Object value1,
      String name2,
      @Nullable Object value2,
      String name3,
      @Nullable Object value3,
      String name4,
      @Nullable Object value4,
      String name5,
      @Nullable Object value5,
      String name6,
      @Nullable Object value6,
      String name7,
      @Nullable Object value7,
      String name8,
      @Nullable Object value8,
      String name9,
      @Nullable Object value9,
      String name10,
      @Nullable Object value10) {
    return CoreProvider.get()
        .newObject(
            Pairs.of(
                name1, value1, name2, value2, name3, value3, name4, value4, name5, value5, name6,
                value6, name7, value7, name8, value8, name9, value9, name10, value10));
  }

  /**
   * Returns a deep, shared copy of a map. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @param values names and values; maps, collections, arrays and records in it are copied too, and
   *     shared objects that belong nowhere yet join the new group
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   * @throws SharedGroupException if a shared object in it already belongs somewhere
   */
  @CheckReturnValue
  static SharedObject copyOf(Map<String, ? extends @Nullable Object> values) {
    return CoreProvider.get().newObject(values);
  }

  /**
   * Returns a deep, shared copy of a record, with its components as names. {@link #as} reads it
   * back.
   *
   * @param values the record
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a component cannot be stored or read
   */
  @CheckReturnValue
  static SharedObject copyOf(Record values) {
    return CoreProvider.get().newObject(values);
  }

  /**
   * Returns a child object. Where there is none, puts an empty one first, in a block of its own. If
   * several threads do this at once, all get the same child.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@linkplain Shared listed there}, when the child is missing
   */
  SharedObject objectOrNew(String name);

  /**
   * Returns a child collection. Where there is none, puts an empty one first, in a block of its
   * own. If several threads do this at once, all get the same child.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@linkplain Shared listed there}, when the child is missing
   */
  SharedCollection collectionOrNew(String name);

  /**
   * Copies this object and everything below it, as of one published state. The copy may go into
   * another group. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @return a new object, the top of a group of its own, which belongs nowhere yet
   */
  @CheckReturnValue
  SharedObject copy();

  /**
   * Waits until a published state of this object meets a condition. Does not poll and holds no
   * lock, so other threads can change it meanwhile. Works on virtual threads too, and sees what
   * other members publish. 4D: {@code Signal.wait}; any shared object serves as the signal.
   *
   * <pre>{@code
   * if (order.await(o -> "paid".equals(o.get("state")), Duration.ofSeconds(30))) {
   *   ship(order);
   * }
   * }</pre>
   *
   * <p>The condition is tested in the calling thread, on one published state at a time: of this
   * object and all that is below it; of a storage, each first-level child is tested at one state of
   * its own. It is tested at once, and again after changes; changes that follow one another closely
   * may be tested as one, so a state that lasts for a moment only may not be seen. The condition
   * should be short, write nothing and wait for nothing. It may be called any number of times, and
   * may be given a copy instead of this object.
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
  boolean await(Predicate<? super ObjectReader> condition, Duration maxWait);

  /**
   * Registers a listener that is called after changes of this object and of all that is below it,
   * whichever member made them. The listener sees the newest state, not each state: changes that
   * happen before it has been called, or while it runs, lead to one more call. The executor calls
   * it, in one thread at a time and outside every lock. A change that is published before this
   * method returns may or may not lead to a call, so read the present state after registering.
   *
   * <pre>{@code
   * try (ChangeRegistration watch = presence.onChange(p -> show(p.names()), executor)) {
   *   show(presence.names());
   *   serveUntilTheClientLeaves();
   * }
   * }</pre>
   *
   * <p>The registration lasts until it is closed or the session ends; until then it keeps this
   * object in memory. What the listener throws is logged, and it is called again after the next
   * change. A listener that writes is called again for its own change. With an executor that runs
   * it in the thread of the change, such calls are cut off as described at {@link StorageChanged}.
   *
   * @param listener reads this object, which is passed to it
   * @param executor what calls the listener; {@code Runnable::run} calls it in the thread of the
   *     change, after its outermost block
   * @return the registration
   * @throws SessionClosedException if this belongs to the storage of a session that has ended
   */
  @CheckReturnValue
  ChangeRegistration onChange(Consumer<? super ObjectReader> listener, Executor executor);
}
