// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object. An editor is what {@code use} and {@code with} pass to their block.
 *
 * <pre>{@code
 * storage.objectOrNew("settings").use(settings -> {
 *   settings.put("language", "en");
 *   settings.increment("changes", 1);
 *   settings.editObject("printer").put("name", "Office"); // a child, in the same block
 * });
 * }</pre>
 *
 * <p>An editor ends with its block and belongs to the thread that runs the block. Used later or by
 * another thread, every method throws {@link IllegalStateException}. Keep the {@link SharedObject}
 * instead of its editor.
 *
 * <h2>What the writing methods throw</h2>
 *
 * <p>A method that throws has changed nothing. The block may catch the exception and go on. Each
 * method that takes a value throws:
 *
 * <ul>
 *   <li>{@link UnsupportedValueException}: the name, the value or something inside the value cannot
 *       be stored, or the tree would be deeper than 64 levels;
 *   <li>{@link SharedGroupException}: the value is a shared object that has a place already, or
 *       that belongs to another group or storage;
 *   <li>{@link StorageLimitException}: the storage would grow over its size limit;
 *   <li>{@link UseTimeoutException}, {@link DeadlockException} or {@link UseInterruptedException}:
 *       the value is a shared object, and the lock of its group could not be acquired, as
 *       {@linkplain Usable at the beginning of a block}.
 * </ul>
 *
 * @since 1.0
 */
public interface ObjectEditor extends ObjectReader {

  /**
   * Puts a value under a name, in place of what is there. 4D: {@code $o.name:=$value}.
   *
   * <p>The {@linkplain dev.sessionstorage table of values} lists what can be stored. Maps with text
   * keys, collections, arrays and records are copied deeply into shared ones. A shared object that
   * belongs nowhere yet gets its place here and joins this group.
   *
   * @param name a name, up to 255 characters
   * @param value the value, or null
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}
   */
  void put(String name, @Nullable Object value);

  /**
   * Puts every entry of a map: all of them, or none if one cannot be stored.
   *
   * @param values names and values, as {@link #put} takes them
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}
   */
  void putAll(Map<String, ? extends @Nullable Object> values);

  /**
   * Puts a value under a name that has no value yet, or null.
   *
   * @param name a name, up to 255 characters
   * @param value a value as {@link #put} takes it
   * @return true if the value was put, false if there is a value already
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}
   */
  default boolean putIfAbsent(String name, @Nullable Object value) {
    boolean absent = get(name) == null;
    if (absent) {
      put(name, value);
    }
    return absent;
  }

  /**
   * Returns a value. Where there is none, or null, computes it first and puts it. The function runs
   * inside the block: keep it short.
   *
   * <pre>{@code
   * String token = session.computeIfAbsent("token", String.class, name -> newToken());
   * }</pre>
   *
   * @param name a name, up to 255 characters
   * @param type the type to return the value as, converted as by {@link #get(String, Class)}
   * @param function computes the value from the name; if it returns null, nothing is put
   * @param <T> that type
   * @return the value that is there now, or null if the function returned null
   * @throws UnsupportedValueException if the value that is there cannot be given as {@code type}
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}, for the new value
   */
  default <T> @Nullable T computeIfAbsent(
      String name, Class<T> type, Function<? super String, ? extends @Nullable T> function) {
    T present = get(name, type);
    if (present != null) {
      return present;
    }
    T computed = function.apply(name);
    if (computed == null) {
      return null;
    }
    put(name, computed);
    return get(name, type);
  }

  /**
   * Replaces a value by the result of a function. The function runs inside the block: keep it
   * short.
   *
   * <pre>{@code
   * order.update("total", BigDecimal.class, total -> total == null ? price : total.add(price));
   * }</pre>
   *
   * @param name a name, up to 255 characters
   * @param type the type that the function works with, converted to as by {@link #get(String,
   *     Class)}
   * @param function computes the new value from the present one, which is null when there is none;
   *     if it returns null, the name is removed
   * @param <T> that type
   * @return the value that is there now, or null if the name was removed
   * @throws UnsupportedValueException if the value that is there cannot be given as {@code type}
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}, for the new value
   */
  default <T> @Nullable T update(
      String name, Class<T> type, Function<? super @Nullable T, ? extends @Nullable T> function) {
    T updated = function.apply(get(name, type));
    if (updated == null) {
      remove(name);
      return null;
    }
    put(name, updated);
    return get(name, type);
  }

  /**
   * Removes a name and its value; does nothing when the name is not there. A child that is removed
   * keeps its last state and its group, and may be put back into that group. 4D: {@code OB REMOVE}.
   *
   * @param name the name to remove
   */
  void remove(String name);

  /** Removes all names. */
  void clear();

  /**
   * Adds to a whole number and returns the sum. A number that is not there, or null, counts as 0.
   *
   * @param name the name of the number
   * @param delta what to add, may be negative
   * @return the new number
   * @throws UnsupportedValueException if there is a value that is no whole number
   * @throws ArithmeticException if the sum does not fit a {@code long}
   */
  long increment(String name, long delta);

  /**
   * Adds to a floating number and returns the sum. A number that is not there, or null, counts as
   * 0. A whole number becomes a floating one.
   *
   * @param name the name of the number
   * @param delta what to add, may be negative
   * @return the new number
   * @throws UnsupportedValueException if there is a value that is no number, or one that a {@code
   *     double} cannot hold exactly
   */
  default double increment(String name, double delta) {
    Double number = get(name, Double.class);
    double sum = number == null ? delta : number + delta;
    put(name, sum);
    return sum;
  }

  /**
   * Adds to a decimal number and returns the sum. A number that is not there, or null, counts as 0.
   * A number of another type becomes a decimal one.
   *
   * @param name the name of the number
   * @param delta what to add, may be negative
   * @return the new number
   * @throws UnsupportedValueException if there is a value that is no number
   */
  default BigDecimal increment(String name, BigDecimal delta) {
    BigDecimal number = get(name, BigDecimal.class);
    BigDecimal sum = number == null ? delta : number.add(delta);
    put(name, sum);
    return sum;
  }

  /**
   * Returns a child object. Where there is none, puts an empty one first.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}, where the child is
   *     put
   */
  SharedObject objectOrNew(String name);

  /**
   * Returns a child collection. Where there is none, puts an empty one first.
   *
   * @param name the name of the child
   * @return the child, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}, where the child is
   *     put
   */
  SharedCollection collectionOrNew(String name);

  /**
   * Returns the editor of a child object, for changes further down without another block. Where
   * there is no child, puts an empty one first. The child's editor ends with this block.
   *
   * <pre>{@code
   * storage.objectOrNew("order").use(order -> {
   *   order.editObject("address").editObject("country").put("code", "AT");
   *   order.editCollection("lines").add(line);
   * });
   * }</pre>
   *
   * @param name the name of the child
   * @return the child's editor, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}, where the child is
   *     put
   * @throws IllegalStateException if this is the first level of a storage, whose children are
   *     groups of their own: call {@code objectOrNew(name).use(...)}
   */
  ObjectEditor editObject(String name);

  /**
   * Returns the editor of a child collection, as {@link #editObject} does for an object.
   *
   * @param name the name of the child
   * @return the child's editor, never null
   * @throws UnsupportedValueException if there is a value of another type under that name
   * @throws SessionStorageException as {@linkplain ObjectEditor listed above}, where the child is
   *     put
   * @throws IllegalStateException if this is the first level of a storage, whose children are
   *     groups of their own: call {@code collectionOrNew(name).use(...)}
   */
  CollectionEditor editCollection(String name);
}
