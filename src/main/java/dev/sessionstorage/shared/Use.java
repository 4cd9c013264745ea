// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionClosedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One outermost block of one thread in one group, with the blocks inside it. While it is inside, it
 * is the group's lock.
 */
final class Use extends ChangeLog {
  private static final VarHandle WARNED =
      Handles.of(MethodHandles.lookup(), "warned", boolean.class);

  final Thread thread;

  private @Nullable Editor<?> innermost;
  private @Nullable Announcements announcements;

  @SuppressWarnings("UnusedVariable") // by its handle only
  private volatile boolean warned;

  /** The next one whose history was kept for snapshots. */
  @Nullable Use nextKept;

  private Use(Group group, Thread thread) {
    super(group);
    this.thread = thread;
  }

  /** Enters the group of a node, or counts one more block of a thread that is inside already. */
  static Use enter(Node node, long maxWait) {
    Thread thread = Thread.currentThread();
    Group group = node.group();
    Use inside = group.use();
    if (inside != null && inside.thread == thread) {
      return inside;
    }
    Use use = new Use(group, thread);
    group.lock(use, node, maxWait);
    if (node.group() != group) {
      group.unlock(); // a join that was seen before the lock was taken has been undone
      return enter(node, maxWait);
    }
    if (!isOpen(group)) {
      group.unlock();
      throw closed(node);
    }
    return use;
  }

  private static boolean isOpen(Group group) {
    Storage storage = group.storage();
    return storage == null || storage.isOpen();
  }

  private static SessionClosedException closed(Node node) {
    return new SessionClosedException(
        "The session has ended, so "
            + Paths.where(node)
            + " can be read but not used any more. Look the session up again with of(id), which is"
            + " empty once it has ended.");
  }

  /** Begins a block. */
  <E extends Editor<?>> E begin(E editor) {
    if (innermost == null) {
      announcements = Announcements.enter();
    }
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
    Announcements told = announcements;
    if (told == null) {
      publish();
      return;
    }
    try {
      told.collect(group, last());
    } finally {
      publish();
      told.leave();
    }
  }

  /** Everything that the block changed becomes visible by the one write of the version. */
  private void publish() {
    if (last() == null) {
      group.unlock();
      return;
    }
    long version = group.version() + 1;
    stamp(version);
    group.version(version);
    group.unlock();
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

  /** Gives a node a place, or takes it away. */
  void place(Node node, @Nullable Node parent) {
    log(new Change.Place(last(), node, node.parent()));
    node.parent(parent);
  }

  /** Takes over another group that belongs nowhere; waits for its lock and keeps it. */
  boolean join(Group other, Node top) {
    other.lock(this, top, group.settings().lockTimeoutNanos());
    // before the other group resolves to this one: readers compare with this version from then on
    group.raiseVersion(other);
    if (!other.enter(group)) {
      other.unlock();
      return false;
    }
    log(new Change.Join(last(), other, group));
    return true;
  }

  /** Makes a group, the future first-level child, part of this block's storage. */
  boolean adopt(Group child, Storage storage) {
    if (!child.enter(storage)) {
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

  /** True once only: the stack of a long block is logged for the first who waits too long. */
  boolean firstWarning() {
    return WARNED.compareAndSet(this, false, true);
  }
}
