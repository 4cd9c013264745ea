// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;
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
   * Puts a value under a name that has none yet, or null.
   *
   * <pre>{@code
   * settings.putIfAbsent("language", "en");
   * }</pre>
   *
   * @param name a name, up to 255 characters
   * @param value a value as {@link #put} takes it
   * @return true if the value was put, false if there is another value already
   * @throws UnsupportedValueException as {@link #put} does
   * @throws SharedGroupException as {@link #put} does
   * @throws StorageLimitException as {@link #put} does
   */
  default boolean putIfAbsent(String name, @Nullable Object value) {
    boolean absent = get(name) == null;
    if (absent) {
      put(name, value);
    }
    return absent;
  }

  /**
   * Returns a value, after computing and putting it where there is none, or null. The function runs
   * inside the block: keep it short.
   *
   * <pre>{@code
   * String token = session.computeIfAbsent("token", String.class, name -> newToken());
   * }</pre>
   *
   * @param name a name, up to 255 characters
   * @param type the type to return the value as, converted as by {@link #get(String, Class)}
   * @param function makes the value; gets the name; null means that nothing is put
   * @param <T> that type
   * @return the value that is there now, or null if the function returned null
   * @throws UnsupportedValueException if the value that is there cannot be given as {@code type},
   *     or as {@link #put} does
   * @throws SharedGroupException as {@link #put} does
   * @throws StorageLimitException as {@link #put} does
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
   * Replaces a value by what a function makes of it. The function runs inside the block: keep it
   * short.
   *
   * <pre>{@code
   * order.update("total", BigDecimal.class, total -> total.add(price));
   * }</pre>
   *
   * @param name a name, up to 255 characters
   * @param type the type that the function works with, converted to as by {@link #get(String,
   *     Class)}
   * @param function gets the present value, or null when there is none; null as its result removes
   *     the name
   * @param <T> that type
   * @return the value that is there now, or null if the name was removed
   * @throws UnsupportedValueException if the value that is there cannot be given as {@code type},
   *     or as {@link #put} does
   * @throws SharedGroupException as {@link #put} does
   * @throws StorageLimitException as {@link #put} does
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
   * Adds to a floating number, which starts at 0 where there is none or null is stored. A whole
   * number that is there becomes a floating one.
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
   * Adds to a decimal number, which starts at 0 where there is none or null is stored. A number of
   * another type that is there becomes a decimal one.
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

  /**
   * Returns the editor of a child object, made empty when there is none, for changes further down
   * without another block. It ends with this block.
   *
   * <pre>{@code
   * storage.object("order").use(order -> {
   *   order.editObject("address").editObject("country").put("code", "AT");
   *   order.editCollection("lines").add(line);
   * });
   * }</pre>
   *
   * @param name the name of the child
   * @return the child's editor, never null
   * @throws UnsupportedValueException if there is a value of another type under that name, or the
   *     name cannot be stored
   * @throws IllegalStateException if this is the first level of a storage, whose children are
   *     groups of their own: enter them with {@code object(name).use(...)}
   */
  ObjectEditor editObject(String name);

  /**
   * Returns the editor of a child collection, made empty when there is none. See {@link
   * #editObject}.
   *
   * @param name the name of the child
   * @return the child's editor, never null
   * @throws UnsupportedValueException if there is a value of another type under that name, or the
   *     name cannot be stored
   * @throws IllegalStateException if this is the first level of a storage, whose children are
   *     groups of their own: enter them with {@code collection(name).use(...)}
   */
  CollectionEditor editCollection(String name);
}
