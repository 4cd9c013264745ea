// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Up to {@link Names#FEW} names. Immutable, and mostly one instance for each shape of object. */
final class FewNames extends Names {
  /** No names: what new objects and all collections have. */
  static final Names NONE = new FewNames(new String[0]);

  /** Remembers some shapes; a shape that is pushed out is merely not shared any more. */
  private static final AtomicReferenceArray<FewNames> SHAPES = new AtomicReferenceArray<>(512);

  private final String[] names;

  /**
   * A hash table: the name, and beside it its slot, so that a look-up has one load less to wait.
   */
  private final @Nullable String[] table;

  private final byte[] slots;

  FewNames(String[] names) {
    this.names = names;
    int places = Math.max(4, Integer.highestOneBit(Math.max(1, names.length)) * 4);
    this.table = new @Nullable String[places];
    this.slots = new byte[places];
    for (int slot = 0; slot < names.length; slot++) {
      int at = names[slot].hashCode();
      while (table[at & places - 1] != null) {
        at++;
      }
      table[at & places - 1] = names[slot];
      slots[at & places - 1] = (byte) slot;
    }
  }

  static Names shared(String[] names) {
    if (names.length == 0) {
      return NONE;
    }
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
  int slot(String name, int length) {
    for (int at = name.hashCode(); ; at++) {
      int place = at & table.length - 1;
      String found = table[place];
      if (name.equals(found)) {
        return slots[place];
      }
      if (found == null) {
        return -1;
      }
    }
  }

  @Override
  String name(int slot) {
    return names[slot];
  }

  @Override
  Names plus(String name, int length) {
    String[] more = Arrays.copyOf(names, length + 1);
    more[length] = name;
    return Names.of(more);
  }

  /** A table without the name in one slot; the names behind it move up. */
  Names minus(int slot) {
    String[] fewer = Arrays.copyOf(names, names.length - 1);
    System.arraycopy(names, slot + 1, fewer, slot, fewer.length - slot);
    return shared(fewer);
  }
}
