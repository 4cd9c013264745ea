// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SessionClosedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One outermost block of one thread in one group, with the blocks inside it: what it has changed,
 * and how to take that back. While it is inside, it is the group's lock.
 */
final class Use {
  private static final VarHandle WARNED =
      Handles.of(MethodHandles.lookup(), "warned", boolean.class);

  final Group group;
  final Thread thread;

  /** The latest change, a linked list back to the first. */
  private @Nullable Change last;

  private int changes;
  private int depth;
  private long bytes;

  /** Where in the list the innermost block began: a savepoint. */
  private int savepoint;

  private long bytesAtSavepoint;

  private @Nullable Announcements announcements;

  @SuppressWarnings("UnusedVariable") // by its handle only
  private volatile boolean warned;

  /** The next one whose history was kept for snapshots. */
  @Nullable Use nextKept;

  private Use(Group group, Thread thread) {
    this.group = group;
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

  /** Begins a block; the editor keeps what the block around it goes on with. */
  Editor begin(Editor editor) {
    if (depth == 0) {
      announcements = Announcements.enter();
    }
    editor.outerDepth = depth++;
    editor.outerSavepoint = savepoint;
    editor.outerBytes = bytesAtSavepoint;
    savepoint = changes;
    bytesAtSavepoint = bytes;
    return editor;
  }

  /**
   * Ends a block; null means that it did not even begin. Where the stack was full, blocks inside
   * may not have come this far; so nothing is counted, and the outermost one takes back all.
   */
  void leave(@Nullable Editor editor, boolean done) {
    if (editor == null) {
      leaveUnbegun();
      return;
    }
    editor.end();
    boolean outermost = editor.outerDepth == 0;
    try {
      if (!done) {
        rollback(outermost ? 0 : savepoint, outermost ? 0 : bytesAtSavepoint);
      }
    } finally {
      savepoint = editor.outerSavepoint;
      bytesAtSavepoint = editor.outerBytes;
      depth = editor.outerDepth;
      if (outermost) {
        finish();
      }
    }
  }

  private void leaveUnbegun() {
    if (depth == 0) {
      group.unlock();
    }
  }

  private void finish() {
    Announcements told = announcements;
    if (told == null) {
      publish();
      return;
    }
    try {
      told.collect(group, last);
    } finally {
      publish();
      told.leave();
    }
  }

  /** Everything that the block changed becomes visible by the one write of the version. */
  private void publish() {
    if (last == null) {
      group.unlock();
      return;
    }
    long version = group.version() + 1;
    for (Change change = last; change != null; change = change.before) {
      change.stamp(version);
    }
    group.version(version);
    group.unlock();
    boolean keepHistory = group.hasSnapshots();
    for (Change change = last; change != null; change = change.before) {
      change.settle(version, keepHistory);
    }
    if (keepHistory) {
      group.keep(this);
    }
  }

  /** Cuts off the history that was kept for a snapshot. */
  void forget() {
    for (Change change = last; change != null; change = change.before) {
      change.forget();
    }
  }

  /** Gives the content of a node for writing: copied when this block touches it first. */
  Content touch(Node node) {
    Content content = node.latest();
    if (content.isDraftOf(thread, savepoint)) {
      return content;
    }
    Content draft = content.draft(thread, changes);
    log(new Change.Draft(last, node, content, draft));
    node.hang(draft);
    return draft;
  }

  /** Gives a node a place, or takes it away. */
  void place(Node node, @Nullable Node parent) {
    log(new Change.Place(last, node, node.parent()));
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
    log(new Change.Join(last, other, group));
    return true;
  }

  /** Makes a group, the future first-level child, part of this block's storage. */
  boolean adopt(Group child, Storage storage) {
    if (!child.enter(storage)) {
      return false;
    }
    log(new Change.Adopt(last, child));
    return true;
  }

  /** From now on a storage counts a first-level child, or does not. */
  void count(Group child, Storage storage, boolean counted) {
    log(new Change.Count(last, child, storage, counted));
    if (counted) {
      child.tally.begin(storage);
    } else {
      child.tally.end(storage);
    }
  }

  /** Changes the size of this group, where that does not take its storage over the limit. */
  void grow(long delta) {
    Storage counter = resize(delta);
    if (delta > 0 && counter != null && counter.isOverLimit()) {
      resize(-delta);
      throw counter.limitExceeded(delta);
    }
  }

  /** Changes the size of this group; gives the storage that counts it. */
  @Nullable Storage resize(long delta) {
    bytes += delta;
    return group.tally.add(delta);
  }

  private void log(Change change) {
    last = change;
    changes++;
  }

  /** True once only: the stack of a long block is logged for the first who waits too long. */
  boolean firstWarning() {
    return WARNED.compareAndSet(this, false, true);
  }

  /** From here on contents are copied anew, so that what follows can be taken back on its own. */
  int beginSteps() {
    int outer = savepoint;
    savepoint = changes;
    return outer;
  }

  void endSteps(int outer) {
    savepoint = outer;
  }

  int changes() {
    return changes;
  }

  long bytes() {
    return bytes;
  }

  /** Takes back everything since a position of the log. */
  void rollback(int position, long bytesThen) {
    for (Change change = last; changes > position && change != null; change = change.before) {
      change.undo();
      last = change.before;
      changes--;
    }
    if (bytes != bytesThen) {
      resize(bytesThen - bytes);
    }
  }
}
