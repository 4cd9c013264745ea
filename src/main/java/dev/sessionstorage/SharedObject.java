// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.spi.CoreProvider;
import java.util.Map;
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
 * <p>{@link Usable} says what a block promises and what {@code use} and {@code with} throw.
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
public interface SharedObject extends ObjectReader, Usable<ObjectReader, ObjectEditor> {

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
   * @throws SessionStorageException as {@linkplain Usable listed there}, when the child is missing
   */
  SharedObject objectOrNew(String name);

  /**
   * Returns a child collection. Where there is none, puts an empty one first, in a block of its
   * own. If several threads do this at once, all get the same child.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@linkplain Usable listed there}, when the child is missing
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
}
