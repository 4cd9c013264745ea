// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
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
  private static final VarHandle OWNER = handle("owner", Thread.class);
  private static final VarHandle STAMP = handle("stamp", long.class);

  Names names;
  @Nullable Object[] values;

  /** How many slots of {@link #values} are in use; the rest of an object's is {@link #ABSENT}. */
  int length;

  /** How many of them are not {@link #ABSENT}. */
  int size;

  private @Nullable Content previous;
  private long stamp;
  private @Nullable Thread owner;

  Content(Names names, @Nullable Object[] values, int length) {
    this.names = names;
    this.values = values;
    this.length = length;
    this.size = length;
  }

  private Content(Content origin, Content previous, Thread owner, int position) {
    this.names = origin.names;
    this.values = grown(origin.values, origin.length, origin.length + (origin.length >> 4));
    this.length = origin.length;
    this.size = origin.size;
    this.previous = previous;
    this.owner = owner;
    this.stamp = DRAFT + position;
  }

  /** The same names with other values, as a copy that belongs to no node. */
  Content with(@Nullable Object[] others) {
    Content copy = new Content(names, others, length);
    copy.size = size;
    return copy;
  }

  private static VarHandle handle(String field, Class<?> type) {
    return Handles.of(MethodHandles.lookup(), field, type);
  }

  /** Makes a draft that readers skip in favour of the state that is published now. */
  Content draft(Thread thread, int position) {
    return new Content(this, publishedFor(thread), thread, position);
  }

  /** Makes a draft that has other names and values. */
  Content draft(Thread thread, int position, Names others, @Nullable Object[] othersValues) {
    Content draft = new Content(others, othersValues, othersValues.length);
    draft.previous = this;
    draft.owner = thread;
    draft.stamp = DRAFT + position;
    return draft;
  }

  /** What others see of a draft of this thread. */
  Content publishedFor(Thread thread) {
    return owner == thread && previous != null ? previous : this;
  }

  /** Tells whether a block of this thread made the draft at or after a position of its log. */
  boolean isDraftOf(Thread thread, int position) {
    return owner == thread && stamp >= DRAFT + position;
  }

  /** The thread whose draft this is, or null when it is published for good. */
  @Nullable Thread owner() {
    return (Thread) OWNER.getAcquire(this);
  }

  /** The state before, or null when it was cut off because this one is published. */
  @Nullable Content previous() {
    return (Content) PREVIOUS.getAcquire(this);
  }

  /** Tells whether this belongs to a version; drafts belong to none. */
  boolean isIn(long version) {
    return (long) STAMP.getOpaque(this) <= version;
  }

  /** Says which version publishes this draft; takes effect when the group gets that version. */
  void stamp(long version) {
    STAMP.setOpaque(this, version);
  }

  /** Makes a published draft final; its history is kept only for those who are reading it. */
  void settle(boolean keepHistory) {
    if (!keepHistory) {
      cut();
    }
    OWNER.setRelease(this, null);
  }

  void cut() {
    PREVIOUS.setRelease(this, null);
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
    return slot >= 0 && slot < all.length ? all[slot] : ABSENT;
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
