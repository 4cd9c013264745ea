// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import org.jspecify.annotations.Nullable;

/** What a block has changed in its group so far, and how to roll that back. */
abstract class ChangeLog extends PendingOverwrite {

  /** The latest change, a linked list back to the first. */
  private @Nullable Change last;

  private int changes;
  private long bytes;

  /** Of the innermost block or step; null while there is only the outermost block. */
  private @Nullable Savepoint savepoint;

  ChangeLog(Group group) {
    super(group);
  }

  final void log(Change change) {
    settleOverwrite();
    last = change;
    changes++;
  }

  final @Nullable Change last() {
    return last;
  }

  /** From here on contents are copied anew, so that what follows can be rolled back on its own. */
  final Savepoint mark() {
    Savepoint made = here();
    savepoint = made;
    return made;
  }

  /** A position to roll back to; contents that are drafts already are not copied for it. */
  final Savepoint here() {
    settleOverwrite();
    return new Savepoint(savepoint, changes, bytes);
  }

  /**
   * Ends an inner block or a step, and rolls it back unless it is done. Savepoints inside it may be
   * left over where the stack was full.
   */
  final void end(Savepoint mark, boolean done) {
    try {
      if (!done) {
        rollback(mark);
      }
    } finally {
      savepoint = mark.outer();
    }
  }

  /** Does a change that has several steps: all of them, or none. */
  final void atomically(Runnable steps) {
    Savepoint mark = mark();
    boolean done = false;
    try {
      steps.run();
      done = true;
    } finally {
      end(mark, done);
    }
  }

  /** Rolls everything back. */
  final void rollback() {
    rollback(0, 0);
  }

  final void rollback(Savepoint mark) {
    rollback(mark.changes(), mark.bytes());
  }

  private void rollback(int position, long bytesThen) {
    clearOverwrite();
    for (Change change = last; changes > position && change != null; change = change.before) {
      last = change.before;
      changes--;
      change.undo();
    }
    if (bytes != bytesThen) {
      resize(bytesThen - bytes);
    }
  }

  /** Changes the size of the group, where that does not take its storage over the limit. */
  final void grow(long delta) {
    Storage counter = resize(delta);
    if (delta > 0 && counter != null && counter.isOverLimit()) {
      resize(-delta);
      throw counter.limitExceeded(delta);
    }
  }

  /** Changes the size of the group; returns the storage that counts it. */
  final @Nullable Storage resize(long delta) {
    bytes += delta;
    return group.resize(delta);
  }

  /** Puts one plain value in the place of another one. */
  final void set(Node node, Content content, int slot, @Nullable Object value) {
    boolean isFirst = last == null && !isOverwriting() && savepoint == null;
    if (isFirst && node.latest() == content && content.isFinal()) {
      beginOverwrite(node, content, slot, value);
    } else {
      draft(node).values[slot] = value;
    }
  }

  /**
   * Ends the outermost block as far as it overwrites a value.
   *
   * @return whether it has; else its changes are drafts
   */
  final boolean endOutermost() {
    savepoint = null;
    boolean overwritten = overwrite();
    if (overwritten) {
      bytes = 0;
    }
    return overwritten;
  }

  /** Returns the content of a node for writing: a draft, made when the block writes it first. */
  @Override
  final Content draft(Node node) {
    settleOverwrite();
    Content content = node.latest();
    if (content.isDraftSince(savepoint == null ? 0 : savepoint.changes())) {
      return content;
    }
    return hang(node, content, content.draft(changes));
  }

  /** Writes a content anew, whatever it was. */
  final void replace(Node node, Names names, @Nullable Object[] values) {
    Content content = node.latest();
    Content unused = hang(node, content, content.draft(changes, names, values));
  }

  private Content hang(Node node, Content replaced, Content draft) {
    log(new Change.Draft(last, node, replaced, draft));
    node.hang(draft);
    return draft;
  }

  /** Sets the place of a node, or none. */
  final void place(Node node, @Nullable Node parent) {
    log(new Change.Place(last, node, node.parent()));
    node.parent(parent);
  }

  /** Makes another group, whose lock this thread has acquired, part of this one. */
  final boolean join(Group other) {
    Change join = new Change.Join(last, other, group); // nothing may fail once the group has joined
    // before the other group resolves to this one: from then on readers compare with this version
    group.raiseVersion(other);
    if (!other.assignHome(group)) {
      return false;
    }
    log(join);
    moved(other);
    return true;
  }

  /**
   * Makes a group, the future first-level child, part of this block's storage. One that was here so
   * long ago that it was forgotten becomes part of it anew.
   */
  final boolean adopt(Group child, Node top, Storage storage) {
    Home former = child.storage() == storage ? child.home() : null;
    if (!child.changeHome(former, storage.homeOf(top))) {
      return false;
    }
    log(new Change.Adopt(last, child, former));
    moved(child);
    return true;
  }

  /** Has the watchers of a group register where it belongs now. */
  private static void moved(Group joined) {
    Watchers watchers = joined.watchers();
    if (watchers != null) {
      watchers.published(false);
    }
  }

  /** Sets whether a storage counts a first-level child. */
  final void count(Group child, Storage storage, boolean counted) {
    log(new Change.Count(last, child, storage, counted));
    child.count(storage, counted);
  }

  /**
   * Discards drafts that equal what is published: a block that put everything back has changed
   * nothing.
   *
   * @return whether a draft is left
   */
  final boolean discardUnchanged() {
    boolean changed = false;
    for (Change change = last; change != null; change = change.before) {
      changed |= change instanceof Change.Draft draft && !draft.discardUnchanged();
    }
    return changed;
  }

  /** Whether a node was written that is in place in the group. */
  final boolean changesPlacedNodes() {
    for (Change change = last; change != null; change = change.before) {
      if (change instanceof Change.Draft draft
          && draft.changesValues()
          && Places.top(draft.node) != null) {
        return true;
      }
    }
    return false;
  }

  /** The block ends without being published or rolled back: releases the locks of its changes. */
  final void suspendChanges() {
    for (Change change = last; change != null; change = change.before) {
      change.suspend();
    }
  }

  /** Stamps the drafts; they are published when the group gets this version. */
  final void stamp(long version) {
    for (Change change = last; change != null; change = change.before) {
      change.stamp(version);
    }
  }

  /** The version is published: makes everything final. */
  final void settle(long version) {
    for (Change change = last; change != null; change = change.before) {
      change.settle(group, version);
    }
  }
}
