// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import org.jspecify.annotations.Nullable;

/** One step of a block, in the list of all its steps. */
abstract class Change {
  final @Nullable Change before;

  Change(@Nullable Change before) {
    this.before = before;
  }

  /** Takes the step back. Never throws. */
  abstract void undo();

  /** The block ends well: prepares what its version will publish. */
  void stamp(long version) {}

  /** The version is out and the lock is free: makes the step final. */
  void settle(long version, boolean keepHistory) {}

  /** Nobody reads the state before any more. */
  void forget() {}

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

    /** A draft that an inner block replaced by its own is never published. */
    @Override
    void stamp(long version) {
      if (node.latest() == draft) {
        draft.stamp(version);
      }
    }

    @Override
    void settle(long version, boolean keepHistory) {
      if (draft.isIn(version)) {
        draft.settle(keepHistory);
      }
    }

    @Override
    void forget() {
      draft.cut();
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

    Join(@Nullable Change before, Group joined, Group target) {
      super(before);
      this.joined = joined;
      this.target = target;
    }

    /**
     * Whoever began to read while they were one compares with the target's version: what the group
     * publishes from now on must be newer than that.
     */
    @Override
    void undo() {
      joined.raiseVersion(target);
      joined.leaveHome();
      joined.release();
    }

    @Override
    void settle(long version, boolean keepHistory) {
      joined.release();
    }
  }

  /** A group became part of a storage. */
  static final class Adopt extends Change {
    private final Group adopted;

    Adopt(@Nullable Change before, Group adopted) {
      super(before);
      this.adopted = adopted;
    }

    @Override
    void undo() {
      adopted.leaveHome();
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
}
