// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link SharedObject} and an {@link ObjectEditor} have in common: reading values by name.
 *
 * <p>Names are case-sensitive and up to 255 characters long. Outside a block every method returns
 * at once with what some block published; inside one it also sees the block's own writes. Two calls
 * may see two states: values that belong together are read by {@link #toMap()}, {@link #as}, or
 * inside one block. All methods are safe for any thread when called on a shared object.
 *
 * @since 1.0
 */
public interface ObjectReader {

  /**
   * Gives a value as it is kept: whole numbers as {@code Long}, floating ones as {@code Double}.
   *
   * @param name the name of the value
   * @return the value, or null when there is none or when null is stored (see {@link #has})
   */
  @Nullable Object get(String name);

  /**
   * Gives a value as the type asked for, converting it only where nothing is lost: a whole number
   * as an {@code int} it fits, never a text as a number. The {@linkplain dev.sessionstorage table
   * of values} says which conversions there are.
   *
   * @param name the name of the value
   * @param type a type of the table; an enum; for a child object {@code SharedObject}, {@code Map}
   *     or a record; for a child collection {@code SharedCollection}, {@code List}, {@code
   *     Collection}, {@code Set} or an array. Maps, lists and sets are immutable copies of one
   *     published state
   * @param <T> that type
   * @return the value, or null when there is none or when null is stored
   * @throws UnsupportedValueException if the value is there but cannot be given as {@code type}
   *     without loss; the message names the path and both types
   */
  <T> @Nullable T get(String name, Class<T> type);

  /**
   * Gives a value as the type of the fallback, or the fallback: {@code getOrDefault("tags",
   * List.of())}. A list, set or map is given as an immutable one, whatever the fallback's class is:
   * declare the variable as {@code List}, {@code Set} or {@code Map}.
   *
   * @param name the name of the value
   * @param fallback what to return when there is no value or null is stored
   * @param <T> the fallback's type, converted to as by {@link #get(String, Class)}
   * @return the value, or {@code fallback}; never null
   * @throws UnsupportedValueException if the value is there but cannot be given as that type
   */
  <T> T getOrDefault(String name, T fallback);

  /**
   * Gives a child object.
   *
   * @param name the name of the child
   * @return the child, or null when there is none
   * @throws UnsupportedValueException if there is a value of another type under that name
   */
  @Nullable SharedObject object(String name);

  /**
   * Gives a child collection.
   *
   * @param name the name of the child
   * @return the child, or null when there is none
   * @throws UnsupportedValueException if there is a value of another type under that name
   */
  @Nullable SharedCollection collection(String name);

  /**
   * Tells whether a name is there, also with null as its value.
   *
   * @param name the name to look for
   * @return true when there is a value or a stored null
   */
  boolean has(String name);

  /**
   * Gives the names of one state, in the order in which they were first put.
   *
   * @return an immutable set, empty when there are no names
   */
  Set<String> names();

  /**
   * Counts the names.
   *
   * @return the number of names, 0 or more
   */
  int size();

  /**
   * Copies this object and everything below it, as of one published state of its group. On a
   * session's storage, whose children are groups of their own, each child is copied at one state of
   * its own group.
   *
   * @return a deep, immutable and serializable copy made of maps, lists and plain values
   */
  Map<String, @Nullable Object> toMap();

  /**
   * Copies this object as a map of one type, as of one published state of its group: {@code
   * prices.toMap(BigDecimal.class)}.
   *
   * @param type a record, whose values are child objects; or any type that {@link #get(String,
   *     Class)} takes
   * @param <T> that type
   * @return an immutable map in the order of {@link #names}; null is null
   * @throws UnsupportedValueException if a value cannot be given as {@code type} without loss; the
   *     message names the path and both types
   */
  <T> Map<String, @Nullable T> toMap(Class<T> type);

  /**
   * Shows this object as a map, for expression languages, templates and JSON binders.
   *
   * @return a live, unmodifiable view; children appear as maps and lists, each call reads anew
   */
  Map<String, @Nullable Object> asMap();

  /**
   * Reads one published state back into a record: a component takes the value of its name, null
   * where there is none. Components may be of every type that can be stored: values, enums, shared
   * objects and collections, records, and lists, sets, arrays and maps with text keys of these;
   * wildcards and type variables are resolved. An {@code Optional} component is empty where there
   * is null or nothing. A component of type {@code Object} takes the value as it is kept.
   *
   * @param type the record's class
   * @param <R> the record's type
   * @return a new record
   * @throws UnsupportedValueException if a value does not fit its component, if a primitive
   *     component has no value, or if the record's constructor is not accessible or throws
   */
  <R extends Record> R as(Class<R> type);
}
