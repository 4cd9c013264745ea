// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node holds in one state. A draft belongs to the thread whose block writes it; published,
 * it does not change any more.
 *
 * <p>Objects have {@link #names}: the value of the name in slot {@code i} is {@code values[i]}, or
 * {@link #ABSENT} where the name was removed. Collections have none.
 */
final class Content {
  /** Fills the slot of a name that is not there. */
  static final Object ABSENT = new Object();

  /**
   * Stamps from here on mark drafts; the rest is where in the log of its block a draft was made.
   */
  private static final long DRAFT = 1L << 62;

  /** What every node begins with. */
  static final Content EMPTY = new Content(FewNames.NONE, new @Nullable Object[0], 0);

  private static final VarHandle PREVIOUS = handle("previous", Content.class);
  private static final VarHandle STAMP = handle("stamp", long.class);
  private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(Object[].class);

  /** A bit of the stamp: somebody holds all values, so that none may be overwritten. */
  private static final long SHARED = 1L << 61;

  Names names;
  @Nullable Object[] values;

  /** How many slots of {@link #values} are in use; the rest of an object's is {@link #ABSENT}. */
  int length;

  /** How many of them are not {@link #ABSENT}. */
  int size;

  @SuppressWarnings("UnusedVariable") // read by its handle only
  private @Nullable Content previous;

  @SuppressWarnings("UnusedVariable") // by its handle only
  private long stamp;

  Content(Names names, @Nullable Object[] values, int length) {
    this.names = names;
    this.values = values;
    this.length = length;
    this.size = length;
  }

  private Content(Content published, int position, Content origin) {
    this.names = origin.names;
    this.values = grown(origin.values, origin.length, origin.length + (origin.length >> 4));
    this.length = origin.length;
    this.size = origin.size;
    this.previous = published;
    this.stamp = DRAFT + position;
  }

  /** The same names with other values, as a copy that belongs to no node. */
  Content with(@Nullable Object[] others) {
    Content copy = new Content(names, others, length);
    copy.size = size;
    return copy;
  }

  /** The same names and values, as a copy that belongs to no node. */
  Content copy() {
    @Nullable Object[] copied = Arrays.copyOf(values, length);
    VarHandle.acquireFence();
    return with(copied);
  }

  private static VarHandle handle(String field, Class<?> type) {
    return Handles.of(MethodHandles.lookup(), field, type);
  }

  /** Makes a draft that readers skip in favour of the state that is published now. */
  Content draft(int position) {
    return new Content(published(), position, this);
  }

  /** Makes a draft that has other names and values. */
  Content draft(int position, Names others, @Nullable Object[] othersValues) {
    Content draft = new Content(others, othersValues, othersValues.length);
    draft.previous = published();
    draft.stamp = DRAFT + position;
    return draft;
  }

  /** What others see while this is the newest content; for the holder of the lock. */
  private Content published() {
    Content before = previous();
    return isDraftSince(0) && before != null ? before : this;
  }

  /** Tells whether the present block made this draft at or after a position of its log. */
  boolean isDraftSince(int position) {
    return stamp() >= DRAFT + position;
  }

  /** The state before, or null when it was cut off because this one is published. */
  @Nullable Content previous() {
    Content before = (Content) PREVIOUS.getAcquire(this);
    return before == this ? null : before;
  }

  /** Whether this is published, nothing before it is read, and no block is overwriting it. */
  boolean isFinal() {
    return PREVIOUS.getAcquire(this) == null;
  }

  /** A block is going to overwrite a value: its own reads must not miss that until it ends. */
  void beginOverwriting() {
    previous = this;
  }

  void endOverwriting() {
    PREVIOUS.setRelease(this, null);
  }

  /** Replaces one value of a state that is published; readers see the value before or this one. */
  void overwrite(int slot, @Nullable Object value) {
    VALUES.setRelease(values, slot, value);
  }

  /** The value in a slot, which may be overwritten meanwhile. */
  @Nullable Object at(int slot) {
    return VALUES.getAcquire(values, slot);
  }

  boolean isShared() {
    return ((long) STAMP.getOpaque(this) & SHARED) != 0;
  }

  /** From now on blocks that begin overwrite nothing in here. */
  void share() {
    long unused = (long) STAMP.getAndBitwiseOr(this, SHARED);
  }

  /** Tells whether this belongs to a version; drafts belong to none. */
  boolean isIn(long version) {
    return stamp() <= version;
  }

  /** Says which version publishes this draft; takes effect when the group gets that version. */
  void stamp(long version) {
    STAMP.setOpaque(this, version);
  }

  /** The version that publishes this; more than any version for a draft. */
  long stamp() {
    return (long) STAMP.getOpaque(this) & ~SHARED;
  }

  /** Unlinks all states before this one; nobody reads them. */
  void pruneAll() {
    PREVIOUS.setRelease(this, null);
  }

  /** Unlinks the states before this one that belong to none of some versions. */
  void prune(long[] versions) {
    Content newer = this;
    Content linked = previous();
    long until = stamp();
    for (Content each = linked; each != null; each = each.previous()) {
      if (each.isReadIn(versions, until)) {
        newer.link(linked, each);
        newer = each;
        linked = each.previous();
      }
      until = each.stamp();
    }
    newer.link(linked, null);
  }

  private boolean isReadIn(long[] versions, long until) {
    for (long version : versions) {
      if (isIn(version) && version < until) {
        return true;
      }
    }
    return false;
  }

  /** Replaces the state before by an older one or none, unless that was done meanwhile. */
  private void link(@Nullable Content former, @Nullable Content older) {
    if (former != older) {
      boolean unused = PREVIOUS.compareAndSet(this, former, older);
    }
  }

  /** Tells whether this has the names and values of another content, in whatever order. */
  boolean equalsContent(Content other) {
    if (names == other.names && length == other.length) {
      return equalsSlots(other);
    }
    return size == other.size && isObject() && equalsNames(other);
  }

  /** Tells whether the names are in the same order as in another content that has the same. */
  boolean hasOrderOf(Content other) {
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

  private boolean equalsSlots(Content other) {
    for (int slot = 0; slot < length; slot++) {
      if (!Objects.deepEquals(values[slot], other.values[slot])) {
        return false;
      }
    }
    return true;
  }

  private boolean equalsNames(Content other) {
    for (int slot = 0; slot < length; slot++) {
      Object value = values[slot];
      if (value != ABSENT && !Objects.deepEquals(value, other.value(names.name(slot)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether values have names; a content without any value may be either's. */
  boolean isObject() {
    return names != FewNames.NONE;
  }

  /** The slot of a name that is there, or -1. */
  int find(String name) {
    int slot = names.slot(name, length);
    return slot >= 0 && values[slot] != ABSENT ? slot : -1;
  }

  /** The stored value of a name, or {@link #ABSENT}. */
  @Nullable Object value(String name) {
    int slot = names.slot(name, length);
    @Nullable Object[] all = values; // its own length, so that this is one check for the JVM, too
    return slot >= 0 && slot < all.length ? VALUES.getAcquire(all, slot) : ABSENT;
  }

  /** Writes a draft: stores a value under a name that is not there. */
  void append(String name, @Nullable Object value) {
    names = names.plus(name, length);
    reserve(length + 1);
    values[length++] = value;
    size++;
  }

  /** Writes a draft of an object: removes the name in a slot. */
  void remove(int slot) {
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
  void insert(int index, @Nullable Object value) {
    reserve(length + 1);
    System.arraycopy(values, index, values, index + 1, length - index);
    values[index] = value;
    length++;
    size++;
  }

  /** Writes a draft: takes a slot away; those behind it move up. */
  void delete(int index) {
    System.arraycopy(values, index + 1, values, index, length - index - 1);
    values[--length] = ABSENT;
    size--;
  }

  private void reserve(int slots) {
    if (slots > values.length) {
      values = grown(values, length, Math.max(slots, length + (length >> 1)));
    }
  }

  /** A copy with room for more: what is not in use is {@link #ABSENT}. */
  private static @Nullable Object[] grown(@Nullable Object[] values, int length, int slots) {
    @Nullable Object[] copy = Arrays.copyOf(values, slots, Object[].class);
    Arrays.fill(copy, length, slots, ABSENT);
    return copy;
  }
}
