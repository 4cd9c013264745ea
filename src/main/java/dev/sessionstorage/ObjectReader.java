// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of an object by name. Both a {@link SharedObject} and an {@link ObjectEditor}
 * are readers.
 *
 * <pre>{@code
 * String text = settings.get("text", String.class); // null when there is none
 * int size = settings.getOrDefault("size", 12); // 12 when there is none
 * Profile profile = storage.object("profile").as(Profile.class); // a child as a record
 * }</pre>
 *
 * <p>On a shared object, every method returns at once with what some block has published, and is
 * safe for any thread. On an editor, it also sees what its own block has written.
 *
 * <p>Two calls may see two states. Read values that belong together by one call of {@link #toMap()}
 * or {@link #as}, or inside one block.
 *
 * <p>Names are case-sensitive and up to 255 characters long. No method throws because a name is not
 * there: it returns null, an empty set or a default.
 *
 * @since 1.0
 */
public interface ObjectReader {

  /**
   * Returns a value as it is kept: a whole number as {@code Long}, a floating one as {@code
   * Double}, a child as {@link SharedObject} or {@link SharedCollection}. 4D: {@code $o.name}.
   *
   * @param name the name of the value
   * @return the value, or null when there is none or when null is stored (see {@link #has})
   */
  @Nullable Object get(String name);

  /**
   * Returns a value as the type asked for. Converts it only where nothing is lost: a whole number
   * to an {@code int} that can hold it, never a text to a number. The {@linkplain
   * dev.sessionstorage table of values} lists the conversions.
   *
   * @param name the name of the value
   * @param type a type of the table; an enum; for a child object {@code SharedObject}, {@code Map}
   *     or a record; for a child collection {@code SharedCollection}, {@code List}, {@code
   *     Collection}, {@code Set} or an array. Maps, lists and sets are immutable copies of one
   *     published state
   * @param <T> that type
   * @return the value, or null when there is none or when null is stored
   * @throws UnsupportedValueException if the value cannot be given as {@code type} without loss;
   *     the message names the path and both types
   */
  <T> @Nullable T get(String name, Class<T> type);

  /**
   * Returns a value as the type of the fallback, or the fallback when there is no value: {@code
   * getOrDefault("tags", List.of())}. Lists, sets and maps are immutable copies, whatever the
   * fallback's class is: declare the variable as {@code List}, {@code Set} or {@code Map}.
   *
   * @param name the name of the value
   * @param fallback what to return when there is no value or null is stored
   * @param <T> the fallback's type, converted to as by {@link #get(String, Class)}
   * @return the value, or {@code fallback}; never null
   * @throws UnsupportedValueException if the value cannot be given as that type without loss
   */
  <T> T getOrDefault(String name, T fallback);

  /**
   * Returns a child object.
   *
   * @param name the name of the child
   * @return the child, or null when there is none or when null is stored
   * @throws UnsupportedValueException if there is a value of another type under that name
   */
  @Nullable SharedObject object(String name);

  /**
   * Returns a child collection.
   *
   * @param name the name of the child
   * @return the child, or null when there is none or when null is stored
   * @throws UnsupportedValueException if there is a value of another type under that name
   */
  @Nullable SharedCollection collection(String name);

  /**
   * Tells whether a name is there, also with null as its value. 4D: {@code OB Is defined}.
   *
   * @param name the name to look for
   * @return true when there is a value or a stored null
   */
  boolean has(String name);

  /**
   * Returns the names of one state, in the order in which they were first put. A name that was
   * removed and put again comes last. 4D: {@code OB Keys}.
   *
   * @return an immutable set, empty when there are no names
   */
  Set<String> names();

  /**
   * Returns the number of names.
   *
   * @return 0 or more
   */
  int size();

  /**
   * Copies this object and everything below it, as of one published state of its group. On a
   * session's storage, whose children are groups of their own, each child is copied at one state of
   * its own group. 4D: {@code OB Copy}.
   *
   * @return a deep, immutable and serializable copy made of maps, lists and plain values, in the
   *     order of {@link #names}
   */
  Map<String, @Nullable Object> toMap();

  /**
   * Copies this object as a map of one type, as of one published state of its group: {@code
   * prices.toMap(BigDecimal.class)}.
   *
   * @param type a record, where the values are child objects; or any type that {@link #get(String,
   *     Class)} takes
   * @param <T> that type
   * @return an immutable map in the order of {@link #names}; a stored null is null
   * @throws UnsupportedValueException if a value cannot be given as {@code type} without loss; the
   *     message names the path and both types
   */
  <T> Map<String, @Nullable T> toMap(Class<T> type);

  /**
   * Returns a live view of this object as a map, for expression languages, templates and JSON
   * binders. Children appear as maps and lists. Each call on the view reads anew.
   *
   * @return a live, unmodifiable view
   */
  Map<String, @Nullable Object> asMap();

  /**
   * Reads one published state as a record. Each component takes the value of its name: null where
   * there is none, and an empty {@code Optional} where there is none or null.
   *
   * <p>Components may be of every type that can be stored: values, enums, shared objects and
   * collections, records, and lists, sets, arrays and maps with text keys of these. Wildcards and
   * type variables are resolved. A component of type {@code Object} takes the value as it is kept.
   *
   * @param type the record's class
   * @param <R> the record's type
   * @return a new record
   * @throws UnsupportedValueException if a value does not fit its component, if a primitive
   *     component has no value, or if the record's constructor is not accessible or throws
   */
  <R extends Record> R as(Class<R> type);
}
