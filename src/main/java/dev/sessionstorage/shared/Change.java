// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import org.jspecify.annotations.Nullable;

/** One step of a block, in the list of all its steps. */
abstract class Change {
  final @Nullable Change before;

  Change(@Nullable Change before) {
    this.before = before;
  }

  /** Undoes the step. Never throws. */
  abstract void undo();

  /** Prepares what the version of the block will publish. */
  void stamp(long version) {}

  /** Makes the step final; the version is published and the lock is free. */
  void settle(Group group, long version) {}

  /** The block ends, and it is not known yet whether it is published: releases locks. */
  void suspend() {}

  /** A content was copied for writing. */
  static final class Draft extends Change {
    final Node node;
    final Content replaced;
    private final Content draft;

    Draft(@Nullable Change before, Node node, Content replaced, Content draft) {
      super(before);
      this.node = node;
      this.replaced = replaced;
      this.draft = draft;
    }

    @Override
    void undo() {
      node.hang(replaced);
    }

    /** Whether this is the newest draft of its node, and more than the order of names differs. */
    boolean changesValues() {
      Content published = draft.previous();
      return isNewest() && (published == null || !hasValuesOf(published));
    }

    private boolean hasValuesOf(Content published) {
      return draft.equalsContent(published);
    }

    private boolean isNewest() {
      return node.latest() == draft;
    }

    /** Restores what is published if this equals it, or if a later draft did. */
    boolean discardUnchanged() {
      Content published = draft.previous();
      if (isNewest()
          && published != null
          && hasValuesOf(published)
          && draft.hasOrderOf(published)) {
        node.hang(published);
      }
      return node.latest() == published;
    }

    /** A draft that an inner block replaced by its own is never published. */
    @Override
    void stamp(long version) {
      if (isNewest()) {
        draft.stamp(version);
      }
    }

    @Override
    void settle(Group group, long version) {
      if (draft.isIn(version)) {
        group.pruneBefore(node, draft);
      }
    }
  }

  /** A node got a place or lost it. */
  static final class Place extends Change {
    private final Node node;
    private final @Nullable Node former;

    Place(@Nullable Change before, Node node, @Nullable Node former) {
      super(before);
      this.node = node;
      this.former = former;
    }

    @Override
    void undo() {
      node.parent(former);
    }
  }

  /** Another group joined this one; its lock is held until the block ends or the join is undone. */
  static final class Join extends Change {
    private final Group joined;
    private final Group target;

    /** From then on the group is found as part of the target only, whose lock is enough. */
    private boolean released;

    Join(@Nullable Change before, Group joined, Group target) {
      super(before);
      this.joined = joined;
      this.target = target;
    }

    /**
     * Readers that began while the two were one compare with the target's version: what the group
     * publishes from now on must be newer than that.
     */
    @Override
    void undo() {
      joined.raiseVersion(target);
      joined.clearHome();
      suspend();
    }

    @Override
    void settle(Group group, long version) {
      suspend();
    }

    @Override
    void suspend() {
      if (!released) {
        released = true;
        joined.release();
      }
    }
  }

  /** A group became part of a storage. */
  static final class Adopt extends Change {
    private final Group adopted;
    private final @Nullable Home former;

    Adopt(@Nullable Change before, Group adopted, @Nullable Home former) {
      super(before);
      this.adopted = adopted;
      this.former = former;
    }

    @Override
    void undo() {
      adopted.restoreHome(former);
    }
  }

  /** A storage began or ceased to count the size of a first-level child. */
  static final class Count extends Change {
    private final Group child;
    private final Storage storage;
    private final boolean counted;

    Count(@Nullable Change before, Group child, Storage storage, boolean counted) {
      super(before);
      this.child = child;
      this.storage = storage;
      this.counted = counted;
    }

    @Override
    void undo() {
      child.count(storage, !counted);
    }
  }

  /**
   * A block in a group that this block has made: published just before this block, so that nobody
   * finds the new group empty, or rolled back with it.
   */
  static final class Begun extends Change {
    private final Use begun;

    Begun(@Nullable Change before, Use begun) {
      super(before);
      this.begun = begun;
    }

    @Override
    void undo() {
      begun.abandonBegun();
    }

    @Override
    void stamp(long version) {
      begun.publishBegun();
    }

    @Override
    void settle(Group group, long version) {
      begun.endBegun();
    }

    @Override
    void suspend() {
      begun.suspend();
    }
  }
}
