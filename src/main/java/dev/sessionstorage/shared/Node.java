// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.lock.Wanted;
import dev.sessionstorage.value.Located;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * An object or a collection: the reference that the program holds. All it has is its group, its
 * place and its content.
 */
abstract class Node implements Located, Wanted {
  private static final VarHandle CONTENT =
      Handles.of(MethodHandles.lookup(), "content", Content.class);
  private static final VarHandle GROUP = Handles.of(MethodHandles.lookup(), "group", Group.class);

  private static final VarHandle RETAINED =
      Handles.of(MethodHandles.lookup(), "retained", boolean.class);

  /** Whether the group began with this node. */
  private final boolean founder;

  /**
   * The number of this node in its group, for all members of a cluster; 0 until they know of it.
   */
  private int number;

  /** Whether this is among the nodes of its group's {@link History}. */
  @SuppressWarnings("UnusedVariable") // by its handle only
  private volatile boolean retained;

  /** Null for the first level of a storage that no block has entered yet. */
  private @Nullable Group group;

  @SuppressWarnings("UnusedVariable") // by its handle only
  private Content content;

  /** Where this node is, or null; written under the lock of the place's group. */
  private volatile @Nullable Node parent;

  Node(@Nullable Group group, boolean founder) {
    this.group = group;
    this.founder = founder;
    this.content = Content.EMPTY;
  }

  /** The group with the lock of this node. */
  final Group group() {
    Group own = (Group) GROUP.getAcquire(this);
    return own == null ? firstGroup() : own.resolve();
  }

  /** Makes the group of a first level that is entered for the first time. */
  Group firstGroup() {
    throw new AssertionError("only a first level begins without a group");
  }

  /** Whether this has a group already. */
  final boolean isBegun() {
    return GROUP.getAcquire(this) != null;
  }

  /** Sets the group; if two threads make one, the first one wins and is returned. */
  final Group group(Group made) {
    Object first = GROUP.compareAndExchange(this, null, made);
    return first == null ? made : (Group) first;
  }

  /** Whether this is the node that its present group began with. */
  final boolean isTop() {
    return founder && group() == group;
  }

  @Override
  public final String path(@Nullable Object key) {
    return Paths.of(this, key);
  }

  final int number() {
    return number;
  }

  final void number(int given) {
    number = given;
  }

  final @Nullable Node parent() {
    return parent;
  }

  final void parent(@Nullable Node place) {
    parent = place;
  }

  /** What this thread may see: what is published, or the draft of its own block. */
  final Content read() {
    Content latest = latest();
    return latest.isFinal() ? latest : read(latest);
  }

  /**
   * A draft is published once its stamp is in the version of the group. The state before is read
   * first: it is cut off only after that version is published.
   */
  private Content read(Content latest) {
    Group group = group();
    if (group.isHeldByCurrentThread()) {
      group.use().settleOverwrite();
      return latest();
    }
    Content previous = latest.previous();
    return previous == null || latest.isIn(group.version()) ? latest : previous;
  }

  /**
   * The same, as it is now, whatever is written later. Nothing is copied unless a block is inside
   * the group at this moment.
   */
  final Content readForGood() {
    Content content = read();
    if (content.isDraftSince(0)) {
      return content.copy();
    }
    if (!content.isShared()) {
      content.share();
      if (group().isHeld()) { // by a block that may not see it: at most one value changes meanwhile
        return content.copy();
      }
    }
    return content;
  }

  /**
   * The content of one version that is being read, drafts and all for the highest number; null when
   * it was not kept.
   */
  final @Nullable Content contentAt(long version) {
    Content content = latest();
    while (content != null && !content.isIn(version)) {
      content = content.previous();
    }
    return content;
  }

  /**
   * Unlinks the former contents that belong to none of some versions.
   *
   * @param newest the version that was the newest before those versions were gathered
   * @return whether former contents are left
   */
  final boolean prune(long newest, long[] versions) {
    Content latest = latest();
    Content content = latest;
    while (content != null && !content.isIn(newest)) {
      content = content.previous();
    }
    if (content != null) {
      content.prune(versions);
    }
    Content published = latest.isDraftSince(0) ? latest.previous() : latest;
    return published != null && published.previous() != null;
  }

  /** Returns whether this is not among the nodes with former contents already. */
  final boolean markRetained() {
    return !(boolean) RETAINED.getAndSet(this, true);
  }

  final void unmarkRetained() {
    retained = false;
  }

  /** The newest content, possibly a draft. */
  final Content latest() {
    return (Content) CONTENT.getAcquire(this);
  }

  /** Makes a content the newest one; other threads skip it while it is a draft. */
  final void hang(Content next) {
    CONTENT.setRelease(this, next);
  }

  @Override
  public final String description() {
    return Paths.where(this);
  }

  /** A live view: a map or a list. */
  abstract Object view();

  /**
   * An immutable map or list of these values, which are copies already.
   *
   * @param origin whether it is to say what it was copied from, and so holds this node
   */
  abstract Object frozen(Content copied, boolean origin);
}
