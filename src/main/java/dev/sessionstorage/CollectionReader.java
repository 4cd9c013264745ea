// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SharedCollection} and a {@link CollectionEditor} have in common: reading elements
 * by index.
 *
 * <p>Outside a block every method returns at once with what some block published; inside one it
 * also sees the block's own writes. Two calls may see two states: elements that belong together are
 * read by {@link #toList()} or inside one block. All methods are safe for any thread when called on
 * a shared collection.
 *
 * @since 1.0
 */
public interface CollectionReader {

  /**
   * Gives an element as it is kept: whole numbers as {@code Long}, floating ones as {@code Double}.
   *
   * @param index the position, from 0
   * @return the element, or null when null is stored
   * @throws IndexOutOfBoundsException if there is no such position
   */
  @Nullable Object get(int index);

  /**
   * Gives an element as the type asked for, converting it only where nothing is lost.
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
   * Gives an element that is an object.
   *
   * @param index the position, from 0
   * @return the object, or null when null is stored
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element is of another type
   */
  @Nullable SharedObject object(int index);

  /**
   * Gives an element that is a collection.
   *
   * @param index the position, from 0
   * @return the collection, or null when null is stored
   * @throws IndexOutOfBoundsException if there is no such position
   * @throws UnsupportedValueException if the element is of another type
   */
  @Nullable SharedCollection collection(int index);

  /**
   * Finds the first element that is equal to a value. Plain values are compared as they are kept
   * (so {@code indexOf(1)} finds a {@code long}), shared objects by identity, and maps,
   * collections, arrays and records with what {@link #toList()} shows of an element.
   *
   * @param value a value as {@link ObjectEditor#put} takes it
   * @return the position, from 0, or -1 when there is none
   * @throws UnsupportedValueException if no such value can be stored
   */
  int indexOf(@Nullable Object value);

  /**
   * Tells whether there is an element that is equal to a value, as {@link #indexOf} compares.
   *
   * @param value a value as {@link ObjectEditor#put} takes it
   * @return true when there is one
   * @throws UnsupportedValueException if no such value can be stored
   */
  default boolean contains(@Nullable Object value) {
    return indexOf(value) >= 0;
  }

  /**
   * Counts the elements.
   *
   * @return the number of elements, 0 or more
   */
  int size();

  /**
   * Copies this collection and everything below it, as of one published state of its group.
   *
   * @return a deep, immutable and serializable copy made of maps, lists and plain values
   */
  List<@Nullable Object> toList();

  /**
   * Copies this collection as a list of one type, as of one published state of its group: {@code
   * cart.toList(Line.class)}.
   *
   * @param type a record, whose values are child objects; or any type that {@link #get(int, Class)}
   *     takes
   * @param <T> that type
   * @return an immutable list; null is null
   * @throws UnsupportedValueException if an element cannot be given as {@code type} without loss;
   *     the message names the path and both types
   */
  <T> List<@Nullable T> toList(Class<T> type);

  /**
   * Streams the elements of one published state, as {@link #toList()} copies them. For elements of
   * one type, stream {@link #toList(Class)}.
   *
   * @return a stream that nobody's changes disturb
   */
  default Stream<@Nullable Object> stream() {
    return toList().stream();
  }

  /**
   * Shows this collection as a list, for expression languages, templates and JSON binders. An
   * iterator walks over the state that was published when it was made.
   *
   * @return a live, unmodifiable view; children appear as maps and lists, each call reads anew
   */
  List<@Nullable Object> asList();
}
