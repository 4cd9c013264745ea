// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Collection;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes a collection. An editor is what {@code use} and {@code with} pass to their block.
 *
 * <pre>{@code
 * history.use(pages -> {
 *   pages.add("/start");
 *   if (pages.size() > 100) {
 *     pages.removeFirst();
 *   }
 * });
 * }</pre>
 *
 * <p>An editor ends with its block and belongs to the thread that runs the block. Used later or by
 * another thread, every method throws {@link IllegalStateException}. Keep the {@link
 * SharedCollection} instead of its editor.
 *
 * <p>Values are those of {@link ObjectEditor#put}. A method that takes a value throws what
 * {@linkplain ObjectEditor the editor of objects} lists. A method that throws has changed nothing.
 *
 * @since 1.0
 */
public interface CollectionEditor extends CollectionReader {

  /**
   * Adds an element at the end. 4D: {@code push}.
   *
   * @param value a value as {@link ObjectEditor#put} takes it
   * @throws SessionStorageException as {@linkplain ObjectEditor listed there}
   */
  void add(@Nullable Object value);

  /**
   * Adds elements at the end: all of them, or none if one cannot be stored.
   *
   * @param values values as {@link ObjectEditor#put} takes them
   * @throws SessionStorageException as {@linkplain ObjectEditor listed there}
   */
  void addAll(Collection<? extends @Nullable Object> values);

  /**
   * Adds an element before a position; later elements move up by one. 4D: {@code insert}.
   *
   * @param index the position, from 0 to the size
   * @param value a value as {@link ObjectEditor#put} takes it
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws SessionStorageException as {@linkplain ObjectEditor listed there}
   */
  void insert(int index, @Nullable Object value);

  /**
   * Replaces the element at a position. 4D: {@code $c[index]:=$value}.
   *
   * @param index the position, from 0
   * @param value a value as {@link ObjectEditor#put} takes it
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws SessionStorageException as {@linkplain ObjectEditor listed there}
   */
  void set(int index, @Nullable Object value);

  /**
   * Removes an element; later elements move down by one. A child that is removed keeps its last
   * state and its group, and may be put back into that group. 4D: {@code remove}.
   *
   * @param index the position, from 0
   * @throws IndexOutOfBoundsException if there is no such position
   */
  void remove(int index);

  /**
   * Removes the first element and returns it. 4D: {@code shift}.
   *
   * @return the element, as {@link #get(int)} returns it
   * @throws NoSuchElementException if the collection is empty
   */
  default @Nullable Object removeFirst() {
    return removeAt(0);
  }

  /**
   * Removes the last element and returns it. 4D: {@code pop}.
   *
   * @return the element, as {@link #get(int)} returns it
   * @throws NoSuchElementException if the collection is empty
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
   * Removes the elements that meet a condition.
   *
   * @param condition tests each element, as {@link #get(int)} returns it; what it throws is passed
   *     on, and nothing is removed then
   * @return true if an element was removed
   * @throws java.util.ConcurrentModificationException if the condition itself changes this
   *     collection
   */
  boolean removeIf(Predicate<? super @Nullable Object> condition);

  /** Removes all elements. 4D: {@code clear}. */
  void clear();

  /**
   * Moves an element to another position; the elements between move by one. An object stays the
   * same object.
   *
   * @param from its position, from 0
   * @param to its position afterwards
   * @throws IndexOutOfBoundsException if there is no such position
   */
  void move(int from, int to);

  /**
   * Sorts the elements, keeping the order of equal ones. 4D: {@code sort}.
   *
   * @param order compares elements, as {@link #get(int)} returns them; what it throws is passed on,
   *     and nothing is sorted then
   * @throws java.util.ConcurrentModificationException if the comparator itself changes this
   *     collection
   */
  void sort(Comparator<? super @Nullable Object> order);

  /**
   * Returns the editor of an element that is an object, for changes further down without another
   * block. The element's editor ends with this block.
   *
   * @param index the position, from 0
   * @return the element's editor, never null
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element is null or of another type
   */
  ObjectEditor editObject(int index);

  /**
   * Returns the editor of an element that is a collection, as {@link #editObject} does for an
   * object.
   *
   * @param index the position, from 0
   * @return the element's editor, never null
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element is null or of another type
   */
  CollectionEditor editCollection(int index);
}
