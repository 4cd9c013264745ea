// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Many names of one object. The table grows in place, under the lock of the object's group, while
 * others read it: a name is complete before its slot is entered into the index, and a state ignores
 * slots beyond its own length. So adding a name to an object of 10,000 does not copy 10,000 names.
 *
 * <p>A name that was removed keeps its slot; put again, it gets another one at the end.
 */
final class ManyNames extends Names {
  private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(int[].class);

  /** More places than this for one name mean that many names have the same hash code. */
  private static final int MAX_PROBES = 64;

  private final String[] names;

  /** A hash table of slots, each counted from 1. */
  private final int[] index;

  private final NameHash hash;

  /** For the slots whose name has an earlier slot, that slot counted from 1; null if none has. */
  private int[] earlier = {};

  private int count;

  /** Whether the names collide so often that they need another hash. */
  private boolean crowded;

  private ManyNames(String[] initial, int length, NameHash hash) {
    this.names = new String[Integer.highestOneBit(length) * 2];
    this.index = new int[names.length * 2];
    this.hash = hash;
    while (count < length && !crowded) {
      append(initial[count]);
    }
  }

  static ManyNames table(String[] names) {
    return table(names, names.length, NameHash.PLAIN);
  }

  private static ManyNames table(String[] names, int length, NameHash hash) {
    ManyNames made = new ManyNames(names, length, hash);
    return made.crowded ? new ManyNames(names, length, NameHash.SECRET) : made;
  }

  private void append(String name) {
    names[count] = name;
    int start = hash.of(name);
    int at = start;
    while (index[at & index.length - 1] != 0) {
      int slot = index[at & index.length - 1] - 1;
      if (names[slot].equals(name)) {
        remember(slot);
        break;
      }
      at++;
    }
    crowded |= at - start > MAX_PROBES && hash == NameHash.PLAIN;
    SLOTS.setRelease(index, at & index.length - 1, ++count);
  }

  private void remember(int slot) {
    if (earlier.length == 0) {
      earlier = new int[names.length];
    }
    earlier[count] = slot + 1;
  }

  @Override
  int slot(String name, int length) {
    for (int at = hash.of(name); ; at++) {
      int slot = (int) SLOTS.getAcquire(index, at & index.length - 1) - 1;
      if (slot < 0 || names[slot].equals(name)) {
        return slot < length ? slot : before(slot, length);
      }
    }
  }

  /** An older state asks: the name may have been put again since. */
  private int before(int newest, int length) {
    int slot = newest;
    while (slot >= length) {
      slot = earlier.length == 0 ? -1 : earlier[slot] - 1;
    }
    return slot;
  }

  @Override
  String name(int slot) {
    return names[slot];
  }

  /**
   * Grows in place if the table ends where the state ends. Otherwise a block that failed has left
   * names behind: the new table does not have them.
   */
  @Override
  Names plus(String name, int length) {
    if (count > length && names[length].equals(name)) {
      return this;
    }
    if (count == length && count < names.length && !crowded) {
      append(name);
      return this;
    }
    String[] more = Arrays.copyOf(names, length + 1);
    more[length] = name;
    return table(more, length + 1, hash);
  }
}
