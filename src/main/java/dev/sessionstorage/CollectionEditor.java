// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Collection;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a block gets to write a collection with. It ends with its block and belongs to the thread
 * that runs it: used later or by another thread, every method throws {@link IllegalStateException}.
 * A method that throws has changed nothing. Values are those of {@link ObjectEditor#put}, with the
 * same exceptions.
 *
 * @since 1.0
 */
public interface CollectionEditor extends CollectionReader {

  /**
   * Adds an element at the end.
   *
   * @param value a value as {@link ObjectEditor#put} takes it
   * @throws UnsupportedValueException if the value cannot be stored
   * @throws SharedGroupException if the value is a shared object that belongs elsewhere
   * @throws StorageLimitException if the storage would grow over its size limit
   */
  void add(@Nullable Object value);

  /**
   * Adds elements at the end, all or none of them.
   *
   * @param values values as {@link ObjectEditor#put} takes them
   * @throws UnsupportedValueException if a value cannot be stored
   * @throws SharedGroupException if a value is a shared object that belongs elsewhere
   * @throws StorageLimitException if the storage would grow over its size limit
   */
  void addAll(Collection<? extends @Nullable Object> values);

  /**
   * Adds an element before a position; later ones move up by one.
   *
   * @param index the position, from 0 to the size
   * @param value a value as {@link ObjectEditor#put} takes it
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the value cannot be stored
   * @throws SharedGroupException if the value is a shared object that belongs elsewhere
   * @throws StorageLimitException if the storage would grow over its size limit
   */
  void insert(int index, @Nullable Object value);

  /**
   * Puts an element in place of the one at a position.
   *
   * @param index the position, from 0
   * @param value a value as {@link ObjectEditor#put} takes it
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the value cannot be stored
   * @throws SharedGroupException if the value is a shared object that belongs elsewhere
   * @throws StorageLimitException if the storage would grow over its size limit
   */
  void set(int index, @Nullable Object value);

  /**
   * Removes an element; later ones move down by one. A child that is removed keeps its last state
   * and its group, and may be put back within it.
   *
   * @param index the position, from 0
   * @throws IndexOutOfBoundsException if there is no such position
   */
  void remove(int index);

  /**
   * Removes the first element, for example the oldest entry of a list that is bounded.
   *
   * @return the element, as {@link #get(int)} gives it
   * @throws NoSuchElementException if there is none
   */
  default @Nullable Object removeFirst() {
    return removeAt(0);
  }

  /**
   * Removes the last element.
   *
   * @return the element, as {@link #get(int)} gives it
   * @throws NoSuchElementException if there is none
   */
  default @Nullable Object removeLast() {
    return removeAt(size() - 1);
  }

  private @Nullable Object removeAt(int index) {
    if (size() == 0) {
      throw new NoSuchElementException("The collection is empty. Nothing was changed.");
    }
    Object element = get(index);
    remove(index);
    return element;
  }

  /**
   * Removes the elements that meet a condition. When the condition throws, nothing is removed.
   *
   * @param condition gets each element as {@link #get(int)} gives it
   * @return true if an element was removed
   */
  boolean removeIf(Predicate<? super @Nullable Object> condition);

  /** Removes all elements. */
  void clear();

  /**
   * Moves an element; those between move by one.
   *
   * @param from its position, from 0
   * @param to its position afterwards
   * @throws IndexOutOfBoundsException if there is no such position
   */
  void move(int from, int to);

  /**
   * Sorts the elements, keeping the order of equal ones.
   *
   * @param order compares elements as {@link #get(int)} gives them; what it throws is passed on
   */
  void sort(Comparator<? super @Nullable Object> order);

  /**
   * Returns the editor of an element that is an object, for changes further down without another
   * block. It ends with this block.
   *
   * @param index the position, from 0
   * @return the element's editor, never null
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element is null or of another type
   */
  ObjectEditor editObject(int index);

  /**
   * Returns the editor of an element that is a collection. See {@link #editObject}.
   *
   * @param index the position, from 0
   * @return the element's editor, never null
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element is null or of another type
   */
  CollectionEditor editCollection(int index);
}
