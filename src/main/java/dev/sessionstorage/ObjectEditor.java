// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a block gets to write an object with. It ends with its block and belongs to the thread that
 * runs it: used later or by another thread, every method throws {@link IllegalStateException}. A
 * method that throws has changed nothing.
 *
 * @since 1.0
 */
public interface ObjectEditor extends ObjectReader {

  /**
   * Puts a value under a name, in place of what is there.
   *
   * <p>The {@linkplain dev.sessionstorage table of values} says which values there are. Maps with
   * text keys, collections, arrays and records are copied deeply into shared ones.
   *
   * @param name a name, up to 255 characters
   * @param value the value
   * @throws UnsupportedValueException if the value (at any depth) or the name cannot be stored, or
   *     if the tree would be deeper than 64
   * @throws SharedGroupException if the value is a shared object that has a place already or
   *     belongs to another group or storage
   * @throws StorageLimitException if the storage would grow over its size limit
   * @throws SessionStorageException as {@link SharedObject#use(UseAction)} does, where the value's
   *     own group has to be waited for
   */
  void put(String name, @Nullable Object value);

  /**
   * Puts every entry of a map, all or none of them.
   *
   * @param values names and values, as {@link #put} takes them
   * @throws UnsupportedValueException as {@link #put} does
   * @throws SharedGroupException as {@link #put} does
   * @throws StorageLimitException as {@link #put} does
   */
  void putAll(Map<String, ? extends @Nullable Object> values);

  /**
   * Removes a name; does nothing when it is not there. A child that is removed keeps its last state
   * and its group, and may be put back within it.
   *
   * @param name the name to remove
   */
  void remove(String name);

  /** Removes all names. */
  void clear();

  /**
   * Adds to a whole number, which starts at 0 where there is none or null is stored.
   *
   * @param name the name of the number
   * @param delta what to add, may be negative
   * @return the new number
   * @throws UnsupportedValueException if there is a value that is no whole number
   * @throws ArithmeticException if the sum does not fit a {@code long}
   */
  long increment(String name, long delta);

  /**
   * Gives a child object, made empty when there is none.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name, or the
   *     name cannot be stored
   */
  SharedObject objectOrNew(String name);

  /**
   * Gives a child collection, made empty when there is none.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name, or the
   *     name cannot be stored
   */
  SharedCollection collectionOrNew(String name);
}
