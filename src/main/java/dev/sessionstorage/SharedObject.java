// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.spi.CoreProvider;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that threads share: named values, read by anybody at any time, written in blocks.
 *
 * <p>A reference means the same object for good, wherever the object is moved; {@code equals} is
 * identity. Objects that are put into one another make a <em>group</em> with one lock; the storage
 * of a session is <em>single</em>: each of its first-level children is a group of its own.
 *
 * <p>Safe for any thread. 4D: a shared object.
 *
 * @since 1.0
 */
public interface SharedObject extends ObjectReader, Shared<ObjectEditor> {

  /**
   * Makes an empty object that belongs to nobody yet. 4D: {@code New shared object}.
   *
   * @return a new object, the top of a group of its own
   */
  @CheckReturnValue
  static SharedObject of() {
    return copyOf(Map.of());
  }

  /**
   * Makes an object with one value. 4D: {@code New shared object}.
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
   * Makes an object with two values. 4D: {@code New shared object}.
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
   * Makes an object with three values. 4D: {@code New shared object}.
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
   * Makes an object with four values. 4D: {@code New shared object}.
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
   * Makes an object with five values. 4D: {@code New shared object}.
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
   * Makes an object with six values. 4D: {@code New shared object}.
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
   * Makes an object with seven values. 4D: {@code New shared object}.
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
   * Makes an object with eight values. 4D: {@code New shared object}.
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
   * Makes an object with nine values. 4D: {@code New shared object}.
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
   * Makes an object with ten values. 4D: {@code New shared object}.
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
   * Makes a deep, shared copy of a map. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @param values names and values; maps, collections, arrays and records in it are copied too,
   *     shared objects that belong nowhere join the new group
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   * @throws SharedGroupException if a shared object in it already belongs somewhere
   */
  @CheckReturnValue
  static SharedObject copyOf(Map<String, ? extends @Nullable Object> values) {
    return CoreProvider.get().newObject(values);
  }

  /**
   * Makes a deep, shared copy of a record, its components as names. Read back by {@link #as}.
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
   * Gives a child object, made empty in a block of its own when there is none. Racing threads get
   * the same child.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@link #use(UseAction)} does, when the child is missing
   */
  SharedObject objectOrNew(String name);

  /**
   * Gives a child collection, made empty in a block of its own when there is none. Racing threads
   * get the same child.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@link #use(UseAction)} does, when the child is missing
   */
  SharedCollection collectionOrNew(String name);

  /**
   * Copies this object and everything below it, as of one published state. The copy may go into
   * another group. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @return a new object, the top of a group of its own, that belongs to nobody yet
   */
  @CheckReturnValue
  SharedObject copy();
}
