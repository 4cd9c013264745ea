// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import org.jspecify.annotations.Nullable;

/**
 * One outermost block of one thread in one group, with the blocks inside it: the group's lock is
 * held while it lasts.
 */
final class Use extends ChangeLog {
  /** The version that publishes the block; 0 until there is one. */
  private long version;

  /** Whether the lock was released before it was known whether the block is published. */
  private boolean suspended;

  /** Whether the block has thrown. */
  private boolean failed;

  Use(Group group) {
    super(group);
  }

  boolean hasFailed() {
    return failed;
  }

  /** Acquires the lock of a node's group and begins a block. */
  static Use begin(Node node, long maxWait) {
    long since = 0;
    while (true) {
      Group group = node.group();
      since = group.acquire(node, maxWait, since);
      boolean begun = false;
      try {
        if (node.group() == group) {
          Use use = group.beginUse();
          use.admit(node, since, maxWait);
          begun = true;
          return use;
        }
      } finally {
        if (!begun) { // not admitted, or a join that was seen before has been undone
          group.dropUse();
          group.release();
        }
      }
    }
  }

  private void admit(Node wanted, long since, long maxWait) {
    Home home = group.home();
    if (home != null) {
      home.admit(wanted, since, maxWait);
    }
  }

  /** A block that nobody can wait for: the caller keeps others out of the group. */
  static Use unlocked(Group group) {
    return new Use(group);
  }

  /** Begins a block in a group that this block has just made, and ends it with this one. */
  void beginIn(Group made, Node top) {
    long unused = made.acquire(top, 0, 0);
    log(new Change.Begun(last(), made.beginUse()));
  }

  /** Ends the block: publishes what it has changed, or rolls it back. */
  void end(boolean done) {
    Home home = null;
    boolean overwritten = false;
    boolean changed = false;
    boolean agreed = false;
    boolean ready = false;
    try {
      failed = !done; // also where this is used again
      if (!done) {
        rollback();
      }
      overwritten = endOutermost();
      home = group.home(); // only now: the group may have come to a storage meanwhile
      if (last() != null || (home != null && home.needsDrafts())) {
        changed = discardUnchanged();
        agreed = home != null && home.commit(this, changed);
      }
      ready = true;
    } finally {
      if (ready && last() == null && (home == null || !home.needsDrafts())) {
        group.release();
        if (overwritten) {
          Publication.tellOfOverwrite(group);
        }
      } else if (!ready && home != null && home.isUndecided(this)) {
        suspend(home);
      } else {
        finish(changed && ready, agreed || !(changed || overwritten), ready);
      }
    }
  }

  /** Releases the lock, and leaves all changes as they are until {@link #resume}. */
  private void suspend(Home home) {
    try {
      home.beforeRelease(true);
    } finally {
      suspend();
      home.suspended(this);
    }
  }

  /** Releases the lock of this block, and of those that it has begun. */
  void suspend() {
    suspendChanges();
    suspended = true;
    group.dropUse();
    group.release();
  }

  /**
   * Ends a block that was suspended: publishes its changes, or rolls them back. The caller keeps
   * others out of the group.
   */
  void resume(boolean done) {
    if (done) {
      publishUnlocked();
    } else {
      rollback();
    }
  }

  /** Releases the lock, whatever fails on the way. */
  private void finish(boolean changed, boolean agreed, boolean ready) {
    Publication watched = null;
    try {
      if (changed) {
        watched = Publication.of(group, last());
      } else if (!ready) {
        rollback();
      }
    } finally {
      publishAndRelease(changed, agreed, watched);
    }
  }

  private void publishAndRelease(boolean changed, boolean agreed, @Nullable Publication watched) {
    publish(changed);
    Home home = group.home(); // asked again: the group may have come to a storage just now
    try {
      if (home != null) {
        home.beforeRelease(agreed);
      }
    } finally {
      release();
      settle(version);
      if (watched != null) {
        watched.tell();
      }
    }
  }

  /** Everything that the block changed becomes visible by the one write of the version. */
  private void publish(boolean changed) {
    version = group.version() + 1;
    stamp(version);
    if (changed) {
      group.version(version);
    }
  }

  /** Publishes what a block without a lock has changed. */
  void publishUnlocked() {
    publish(true);
    settle(version);
  }

  /** Publishes a block that another one has begun, and keeps its lock. */
  void publishBegun() {
    publish(true);
  }

  /** Ends a published block that another one has begun. */
  void endBegun() {
    Home home = group.home();
    try {
      if (home != null) {
        home.beforeRelease(true); // the other block has given the new group to those who keep it
      }
    } finally {
      release();
      settle(version);
    }
  }

  /** Rolls back a block that another one has begun. */
  void abandonBegun() {
    rollback();
    release();
  }

  private void release() {
    if (!suspended) {
      group.dropUse();
      group.release();
    }
  }
}
