// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values in slots, as an object or a collection has them.
 *
 * <p>Objects have {@link #names}: the value of the name in slot {@code i} is {@code values[i]}, or
 * {@link #ABSENT} where the name was removed. Collections have none.
 */
abstract class Slots {
  /** Fills the slot of a name that is not there. */
  static final Object ABSENT = new Object();

  private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(Object[].class);

  Names names;

  @Nullable Object[] values;

  /** How many slots of {@link #values} are in use; the rest of an object's is {@link #ABSENT}. */
  int length;

  /** How many of them are not {@link #ABSENT}. */
  int size;

  Slots(Names names, @Nullable Object[] values, int length, int size) {
    this.names = names;
    this.values = values;
    this.length = length;
    this.size = size;
  }

  /** Replaces one value of a state that is published; readers see the value before or this one. */
  final void overwrite(int slot, @Nullable Object value) {
    VALUES.setRelease(values, slot, value);
  }

  /** The value in a slot, which may be overwritten meanwhile. */
  final @Nullable Object at(int slot) {
    return VALUES.getAcquire(values, slot);
  }

  /** Tells whether this has the names and values of another content, in whatever order. */
  final boolean equalsContent(Slots other) {
    if (names == other.names && length == other.length) {
      return equalsSlots(other);
    }
    return size == other.size && isObject() && equalsNames(other);
  }

  /** Tells whether the names are in the same order as in another content that has the same. */
  final boolean hasOrderOf(Slots other) {
    if (names == other.names && length == other.length) {
      return true;
    }
    int next = 0;
    for (int slot = 0; slot < length; slot++) {
      if (values[slot] != ABSENT) {
        while (other.values[next] == ABSENT) {
          next++;
        }
        if (!names.name(slot).equals(other.names.name(next++))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean equalsSlots(Slots other) {
    for (int slot = 0; slot < length; slot++) {
      if (!Objects.deepEquals(values[slot], other.values[slot])) {
        return false;
      }
    }
    return true;
  }

  private boolean equalsNames(Slots other) {
    for (int slot = 0; slot < length; slot++) {
      Object value = values[slot];
      if (value != ABSENT && !Objects.deepEquals(value, other.value(names.name(slot)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether values have names; a content without any value may be either's. */
  final boolean isObject() {
    return names != FewNames.NONE;
  }

  /** The slot of a name that is there, or -1. */
  final int find(String name) {
    int slot = names.slot(name, length);
    return slot >= 0 && values[slot] != ABSENT ? slot : -1;
  }

  /** The stored value of a name, or {@link #ABSENT}. */
  final @Nullable Object value(String name) {
    int slot = names.slot(name, length);
    @Nullable Object[] all = values; // its own length, so that this is one check for the JVM, too
    return slot >= 0 && slot < all.length ? VALUES.getAcquire(all, slot) : ABSENT;
  }

  /** Writes a draft: stores a value under a name that is not there. */
  final void append(String name, @Nullable Object value) {
    names = names.plus(name, length);
    reserve(length + 1);
    values[length++] = value;
    size++;
  }

  /** Writes a draft of an object: removes the name in a slot. */
  final void remove(int slot) {
    if (names instanceof FewNames few) {
      names = few.minus(slot);
      delete(slot);
      return;
    }
    values[slot] = ABSENT;
    size--;
    if (size < length / 2) {
      compact();
    }
  }

  private void compact() {
    @Nullable Object[] kept = new @Nullable Object[size];
    String[] keptNames = new String[size];
    int count = 0;
    for (int slot = 0; slot < length; slot++) {
      if (values[slot] != ABSENT) {
        keptNames[count] = names.name(slot);
        kept[count++] = values[slot];
      }
    }
    names = Names.of(keptNames);
    values = kept;
    length = count;
  }

  /** Writes a draft of a collection: makes room for an element. */
  final void insert(int index, @Nullable Object value) {
    reserve(length + 1);
    System.arraycopy(values, index, values, index + 1, length - index);
    values[index] = value;
    length++;
    size++;
  }

  /** Writes a draft: takes a slot away; those behind it move up. */
  final void delete(int index) {
    System.arraycopy(values, index + 1, values, index, length - index - 1);
    values[--length] = ABSENT;
    size--;
  }

  private void reserve(int slots) {
    if (slots > values.length) {
      values = grown(values, length, Math.max(slots, length + (length >> 2)));
    }
  }

  /** A copy with room for more: what is not in use is {@link #ABSENT}. */
  static @Nullable Object[] grown(@Nullable Object[] values, int length, int slots) {
    @Nullable Object[] copy = Arrays.copyOf(values, slots, Object[].class);
    Arrays.fill(copy, length, slots, ABSENT);
    return copy;
  }
}
