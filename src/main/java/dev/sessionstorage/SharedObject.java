// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.spi.CoreProvider;
import java.util.LinkedHashMap;
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
   * @param value a value as {@link ObjectEditor#put} takes it
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if the value or the name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(String name, @Nullable Object value) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put(name, value);
    return copyOf(values);
  }

  /**
   * Makes an object with two values. 4D: {@code New shared object}.
   *
   * @param name1 a name, up to 255 characters
   * @param value1 its value, as {@link ObjectEditor#put} takes it
   * @param name2 another name
   * @param value2 its value
   * @return a new object, the top of a group of its own
   * @throws UnsupportedValueException if a value or a name cannot be stored
   */
  @CheckReturnValue
  static SharedObject of(
      String name1, @Nullable Object value1, String name2, @Nullable Object value2) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put(name1, value1);
    values.put(name2, value2);
    return copyOf(values);
  }

  /**
   * Makes a deep, shared copy of a map. 4D: {@code OB Copy(…; ck shared)}.
   *
   * @param values names and values; maps, iterables, arrays and records in it are copied too,
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
