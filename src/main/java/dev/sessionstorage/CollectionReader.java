// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of a collection by index. Both a {@link SharedCollection} and a {@link
 * CollectionEditor} are readers.
 *
 * <pre>{@code
 * List<Line> lines = cart.toList(Line.class); // one published state
 * boolean visited = history.contains("/start");
 * }</pre>
 *
 * <p>On a shared collection, every method returns at once with what some block has published, and
 * is safe for any thread. On an editor, it also sees what its own block has written.
 *
 * <p>Two calls may see two states, so an index that was valid may be out of bounds in the next
 * call. Read elements that belong together by {@link #toList()} or {@link #stream()}, or inside one
 * block.
 *
 * @since 1.0
 */
public interface CollectionReader {

  /**
   * Returns an element as it is kept: a whole number as {@code Long}, a floating one as {@code
   * Double}, a child as {@link SharedObject} or {@link SharedCollection}. 4D: {@code $c[index]}.
   *
   * @param index the position, from 0
   * @return the element, or null when null is stored
   * @throws IndexOutOfBoundsException if there is no such position
   */
  @Nullable Object get(int index);

  /**
   * Returns an element as the type asked for. Converts it only where nothing is lost.
   *
   * @param index the position, from 0
   * @param type a type as {@link ObjectReader#get(String, Class)} takes it
   * @param <T> that type
   * @return the element, or null when null is stored
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element cannot be given as {@code type} without loss;
   *     the message names the path and both types
   */
  <T> @Nullable T get(int index, Class<T> type);

  /**
   * Returns an element that is an object.
   *
   * @param index the position, from 0
   * @return the object, or null when null is stored
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element is of another type
   */
  @Nullable SharedObject object(int index);

  /**
   * Returns an element that is a collection.
   *
   * @param index the position, from 0
   * @return the collection, or null when null is stored
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element is of another type
   */
  @Nullable SharedCollection collection(int index);

  /**
   * Returns the position of the first element that is equal to a value. Plain values are compared
   * as they are kept, so {@code indexOf(1)} finds a {@code long}. Shared objects are compared by
   * identity. Maps, collections, arrays and records are compared with what {@link #toList()} shows
   * of an element. 4D: {@code indexOf}.
   *
   * @param value a value as {@link ObjectEditor#put} takes it, or null
   * @return the position, from 0, or -1 when there is none
   * @throws UnsupportedValueException if no such value can be stored
   */
  int indexOf(@Nullable Object value);

  /**
   * Tells whether there is an element that is equal to a value, as {@link #indexOf} compares.
   *
   * @param value a value as {@link ObjectEditor#put} takes it, or null
   * @return true when there is one
   * @throws UnsupportedValueException if no such value can be stored
   */
  default boolean contains(@Nullable Object value) {
    return indexOf(value) >= 0;
  }

  /**
   * Returns the number of elements. 4D: {@code length}.
   *
   * @return 0 or more
   */
  int size();

  /**
   * Copies this collection and everything below it, as of one published state of its group. 4D:
   * {@code copy}.
   *
   * @return a deep, immutable and serializable copy made of maps, lists and plain values
   */
  List<@Nullable Object> toList();

  /**
   * Copies this collection as a list of one type, as of one published state of its group: {@code
   * cart.toList(Line.class)}.
   *
   * @param type a record, where the elements are objects; or any type that {@link #get(int, Class)}
   *     takes
   * @param <T> that type
   * @return an immutable list; a stored null is null
   * @throws UnsupportedValueException if an element cannot be given as {@code type} without loss;
   *     the message names the path and both types
   */
  <T> List<@Nullable T> toList(Class<T> type);

  /**
   * Streams the elements of one published state, as {@link #toList()} copies them. For elements of
   * one type, stream {@link #toList(Class)}.
   *
   * @return a stream over a copy, which later changes do not touch
   */
  default Stream<@Nullable Object> stream() {
    return toList().stream();
  }

  /**
   * Returns a live view of this collection as a list, for expression languages, templates and JSON
   * binders. Children appear as maps and lists. Each call on the view reads anew; an iterator goes
   * through the state that was published when the iterator was made.
   *
   * @return a live, unmodifiable view
   */
  List<@Nullable Object> asList();
}
