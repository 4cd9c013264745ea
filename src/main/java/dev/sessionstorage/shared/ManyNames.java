// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Many names of one object. The table grows in place, under the lock of the object's group, while
 * others read it: a name is complete before its slot is entered into the index, and a state ignores
 * slots beyond its own length. So adding a name to an object of 10,000 does not copy 10,000 names.
 */
final class ManyNames extends Names {
  private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(int[].class);

  private final String[] names;
  private final int[] index;
  private int count;

  ManyNames(String[] initial) {
    this.names = Arrays.copyOf(initial, Integer.highestOneBit(initial.length) * 2);
    this.index = new int[names.length * 2];
    for (String name : initial) {
      enter(name);
    }
  }

  private void enter(String name) {
    names[count] = name;
    int at = spread(name);
    while (index[at & index.length - 1] != 0) {
      at++;
    }
    SLOTS.setRelease(index, at & index.length - 1, ++count);
  }

  private static int spread(String name) {
    int hash = name.hashCode();
    return hash ^ hash >>> 16;
  }

  @Override
  int slot(String name) {
    for (int at = spread(name); ; at++) {
      int slot = (int) SLOTS.getAcquire(index, at & index.length - 1) - 1;
      if (slot < 0 || names[slot].equals(name)) {
        return slot;
      }
    }
  }

  @Override
  String name(int slot) {
    return names[slot];
  }

  @Override
  Names plus(String name) {
    if (count < names.length) {
      enter(name);
      return this;
    }
    ManyNames larger = new ManyNames(names);
    larger.enter(name);
    return larger;
  }
}
