// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One outermost block of one thread in one group, with the blocks inside it: the group's lock is
 * held while it lasts.
 */
final class Use extends ChangeLog {
  final Thread thread;

  private @Nullable Editor<?> innermost;

  /** The next one whose history was kept for snapshots. */
  @Nullable Use nextKept;

  private Use(Group group, Thread thread) {
    super(group);
    this.thread = thread;
  }

  /** Acquires the lock of a node's group, or counts one more block of a thread that holds it. */
  static Use enter(Node node, long maxWait) {
    long since = 0;
    while (true) {
      Group group = node.group();
      if (group.isHeldByCurrentThread()) {
        return group.use();
      }
      since = group.acquire(node, maxWait, since);
      if (node.group() == group) {
        Use use = new Use(group, Thread.currentThread());
        group.use(use);
        use.admit(node, since, maxWait);
        return use;
      }
      group.release(); // a join that was seen before the lock was acquired has been undone
    }
  }

  private void admit(Node wanted, long since, long maxWait) {
    Home home = group.home();
    if (home == null) {
      return;
    }
    boolean admitted = false;
    try {
      home.admit(wanted, since, maxWait);
      admitted = true;
    } finally {
      if (!admitted) {
        release();
      }
    }
  }

  /** A block that nobody can wait for: whoever makes it keeps others out of the group. */
  static Use unlocked(Group group) {
    return new Use(group, Thread.currentThread());
  }

  /** Begins a block. */
  <E extends Editor<?>> E begin(E editor) {
    editor.outer = innermost;
    editor.mark();
    innermost = editor;
    return editor;
  }

  /** Ends a block; null means that it did not even begin. */
  void leave(@Nullable Editor<?> editor, boolean done) {
    try {
      if (editor != null) {
        end(editor, done);
      }
    } finally {
      if (innermost == null) {
        finish();
      }
    }
  }

  /** Where the stack was full, blocks inside this one may not have come this far. */
  private void end(Editor<?> editor, boolean done) {
    editor.end();
    try {
      if (!done) {
        rollback(editor.savepoint, editor.bytesAtSavepoint);
      }
    } finally {
      innermost = editor.outer;
    }
  }

  private void finish() {
    Home home = group.home();
    boolean agreed = false;
    try {
      agreed = home != null && home.commit(this);
    } finally {
      Announcements.note(group, last());
      publish(agreed);
    }
  }

  private void publish(boolean agreed) {
    long version = last() == null ? 0 : raise();
    Home home = group.home(); // asked again: the group may have come to a storage just now
    try {
      if (home != null) {
        home.left(agreed || version == 0);
      }
    } finally {
      release();
      if (version != 0) {
        settle(version);
      }
    }
  }

  private void release() {
    group.use(null);
    group.release();
  }

  /** Everything that the block changed becomes visible by the one write of the version. */
  private long raise() {
    long version = group.version() + 1;
    stamp(version);
    group.version(version);
    return version;
  }

  /** Publishes what a block without a lock has changed. */
  void show() {
    settle(raise());
  }

  private void settle(long version) {
    boolean keepHistory = group.hasSnapshots();
    settle(version, keepHistory);
    if (keepHistory) {
      group.keep(this);
    }
  }

  /** Does a change that has several steps: all of them, or none. */
  void atomically(Runnable steps) {
    Editor<?> block = Objects.requireNonNull(innermost);
    int position = block.savepoint;
    long bytes = block.bytesAtSavepoint;
    block.mark();
    boolean done = false;
    try {
      steps.run();
      done = true;
    } finally {
      if (!done) {
        rollback(block.savepoint, block.bytesAtSavepoint);
      }
      block.savepoint = position;
      block.bytesAtSavepoint = bytes;
    }
  }

  /** Gives the content of a node for writing: copied when this block touches it first. */
  Content touch(Node node) {
    Content content = node.latest();
    if (content.isDraftOf(thread, Objects.requireNonNull(innermost).savepoint)) {
      return content;
    }
    Content draft = content.draft(thread, changes());
    log(new Change.Draft(last(), node, content, draft));
    node.hang(draft);
    return draft;
  }

  /** Writes a content anew, whatever it was. */
  void replace(Node node, Names names, @Nullable Object[] values) {
    Content content = node.latest();
    Content draft = content.draft(thread, changes(), names, values);
    log(new Change.Draft(last(), node, content, draft));
    node.hang(draft);
  }

  /** Gives a node a place, or takes it away. */
  void place(Node node, @Nullable Node parent) {
    log(new Change.Place(last(), node, node.parent()));
    node.parent(parent);
  }

  /** Takes over another group that belongs nowhere; waits for its lock and keeps it. */
  boolean join(Group other, Node top) {
    long unused = other.acquire(top, group.lockTimeoutNanos(), 0);
    // before the other group resolves to this one: readers compare with this version from then on
    group.raiseVersion(other);
    if (!other.enter(group)) {
      other.release();
      return false;
    }
    log(new Change.Join(last(), other, group));
    return true;
  }

  /** Makes a group, the future first-level child, part of this block's storage. */
  boolean adopt(Group child, Node top, Storage storage) {
    if (!child.enter(storage.homeOf(top))) {
      return false;
    }
    log(new Change.Adopt(last(), child));
    return true;
  }

  /** From now on a storage counts a first-level child, or does not. */
  void count(Group child, Storage storage, boolean counted) {
    log(new Change.Count(last(), child, storage, counted));
    child.count(storage, counted);
  }
}
