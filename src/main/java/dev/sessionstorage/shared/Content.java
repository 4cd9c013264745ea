// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a node holds in one state. A draft belongs to the thread whose block writes it; published,
 * it does not change any more.
 */
final class Content extends Slots {

  /**
   * Stamps from here on mark drafts; the rest is where in the log of its block a draft was made.
   */
  private static final long DRAFT = 1L << 62;

  /** What every node begins with. */
  static final Content EMPTY = new Content(FewNames.NONE, new @Nullable Object[0], 0);

  private static final VarHandle PREVIOUS = handle("previous", Content.class);
  private static final VarHandle STAMP = handle("stamp", long.class);

  /** A bit of the stamp: somebody holds all values, so that none may be overwritten. */
  private static final long SHARED = 1L << 61;

  /** Another bit of it: somebody has looked through all values, and none is a node. */
  private static final long FLAT = 1L << 60;

  @SuppressWarnings("UnusedVariable") // read by its handle only
  private @Nullable Content previous;

  @SuppressWarnings("UnusedVariable") // by its handle only
  private long stamp;

  Content(Names names, @Nullable Object[] values, int length) {
    super(names, values, length, length);
  }

  private Content(Content published, int position, Content origin) {
    super(
        origin.names,
        grown(origin.values, origin.length, origin.length + (origin.length >> 4)),
        origin.length,
        origin.size);
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

  boolean isShared() {
    return ((long) STAMP.getOpaque(this) & SHARED) != 0;
  }

  /** From now on blocks that begin overwrite nothing in here. */
  void share() {
    long unused = (long) STAMP.getAndBitwiseOr(this, SHARED);
  }

  /**
   * Whether no value is a node. Only for a published content: there, one plain value may be
   * overwritten by another one, so the answer stays true, and is not sought twice in a large one.
   */
  boolean isFlat() {
    return ((long) STAMP.getOpaque(this) & FLAT) != 0 || looksFlat();
  }

  private boolean looksFlat() {
    for (int slot = 0; slot < length; slot++) {
      if (values[slot] instanceof Node) {
        return false;
      }
    }
    long unused = (long) STAMP.getAndBitwiseOr(this, FLAT);
    return true;
  }

  /** Tells whether this belongs to a version; drafts belong to none. */
  boolean isIn(long version) {
    return stamp() <= version;
  }

  /** Stamps this draft; it is published when the group gets this version. */
  void stamp(long version) {
    STAMP.setOpaque(this, version);
  }

  /** The version that publishes this; more than any version for a draft. */
  long stamp() {
    return (long) STAMP.getOpaque(this) & ~(SHARED | FLAT);
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
}
