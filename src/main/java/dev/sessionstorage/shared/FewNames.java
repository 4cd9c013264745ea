// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Up to {@link Names#FEW} names. Immutable, and mostly one instance for each shape of object. */
final class FewNames extends Names {
  /** No names: what new objects and all collections have. */
  static final Names NONE = new FewNames(new String[0]);

  /** Remembers some shapes; a shape that is pushed out is merely not shared any more. */
  private static final AtomicReferenceArray<FewNames> SHAPES = new AtomicReferenceArray<>(512);

  private final String[] names;
  private final byte[] index;

  FewNames(String[] names) {
    this.names = names;
    this.index = new byte[Math.max(4, Integer.highestOneBit(Math.max(1, names.length)) * 4)];
    for (int slot = 0; slot < names.length; slot++) {
      int at = names[slot].hashCode();
      while (index[at & index.length - 1] != 0) {
        at++;
      }
      index[at & index.length - 1] = (byte) (slot + 1);
    }
  }

  static FewNames shared(String[] names) {
    int hash = Arrays.hashCode(names);
    int at = (hash ^ hash >>> 16) & SHAPES.length() - 1;
    FewNames known = SHAPES.get(at);
    if (known != null && Arrays.equals(known.names, names)) {
      return known;
    }
    FewNames made = new FewNames(names);
    SHAPES.set(at, made);
    return made;
  }

  @Override
  int slot(String name) {
    byte[] table = index;
    for (int at = name.hashCode(); ; at++) {
      int slot = table[at & table.length - 1] - 1;
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
    String[] more = Arrays.copyOf(names, names.length + 1);
    more[names.length] = name;
    return Names.of(more);
  }
}
