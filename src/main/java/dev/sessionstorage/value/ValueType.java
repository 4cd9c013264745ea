// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One type of value: a row of {@link ValueTypes}. Says everything that the library knows about it.
 *
 * @param <T> the class in which values of this type are kept
 */
final class ValueType<T> {

  /** Writes a value's bytes, without tag and length. */
  interface Writer<T> {
    void write(T value, Output out);
  }

  /** Reads a value from all the bytes that the input has. */
  interface Reader<T> {
    T read(Input in) throws IOException;
  }

  private final int tag;
  private final Class<T> kept;
  private final Writer<T> writer;
  private final Reader<T> reader;
  private final ByClass<Function<Object, T>> accepted = new ByClass<>();
  private final ByClass<Function<? super T, @Nullable Object>> given = new ByClass<>();
  private ToLongFunction<T> bytes = value -> Sizes.VALUE;
  private boolean mutable;

  private ValueType(int tag, Class<T> kept, Writer<T> writer, Reader<T> reader) {
    this.tag = tag;
    this.kept = kept;
    this.writer = writer;
    this.reader = reader;
    accepted.put(kept, kept::cast);
  }

  /** Begins a row with what every type has: its number in the codec, its class and its bytes. */
  static <T> ValueType<T> of(int tag, Class<T> kept, Writer<T> writer, Reader<T> reader) {
    return new ValueType<>(tag, kept, writer, reader);
  }

  /** Values of another class are accepted too, and kept as this type. */
  <A> ValueType<T> accepts(Class<A> type, Function<? super A, T> keep) {
    accepted.put(type, value -> keep.apply(type.cast(value)));
    return this;
  }

  /** A value can be given as another class; the function returns null if that would lose any. */
  <G> ValueType<T> gives(Class<G> type, Function<? super T, ? extends @Nullable G> convert) {
    given.put(type, convert::apply);
    return this;
  }

  /** Estimates a value's bytes of heap; 40 unless said otherwise. */
  ValueType<T> sized(ToLongFunction<T> estimate) {
    bytes = estimate;
    return this;
  }

  /** Values can be changed by who holds them: they are copied on their way in and out. */
  ValueType<T> copied(Function<T, T> copy) {
    mutable = true;
    return accepts(kept, copy);
  }

  int tag() {
    return tag;
  }

  Class<T> kept() {
    return kept;
  }

  /** Whether values must be copied before anybody gets to see them. */
  boolean isMutable() {
    return mutable;
  }

  /** The classes whose values are kept as this type, the type's own class first. */
  List<Class<?>> accepted() {
    return accepted.types();
  }

  /** The other classes as which values can be given. */
  List<Class<?>> given() {
    return given.types();
  }

  /** Converts a value of an accepted class to the form in which it is kept. */
  Function<Object, T> keeper(Class<?> type) {
    return Objects.requireNonNull(accepted.get(type), "accepted");
  }

  /** A kept value as another class, or null if that is not possible without loss. */
  @Nullable Object give(Object value, Class<?> type) {
    Function<? super T, @Nullable Object> convert = given.get(type);
    return convert == null ? null : convert.apply(kept.cast(value));
  }

  long bytes(Object value) {
    return bytes.applyAsLong(kept.cast(value));
  }

  void write(Object value, Output out) {
    writer.write(kept.cast(value), out);
  }

  T read(Input in) throws IOException {
    return reader.read(in);
  }
}
