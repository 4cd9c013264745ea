// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import org.jspecify.annotations.Nullable;

/** What a block has changed in its group so far, and how to take that back. */
abstract class ChangeLog {
  final Group group;

  /** The latest change, a linked list back to the first. */
  private @Nullable Change last;

  private int changes;
  private long bytes;

  ChangeLog(Group group) {
    this.group = group;
  }

  final void log(Change change) {
    last = change;
    changes++;
  }

  final @Nullable Change last() {
    return last;
  }

  final int changes() {
    return changes;
  }

  final long bytes() {
    return bytes;
  }

  /** Changes the size of the group, where that does not take its storage over the limit. */
  final void grow(long delta) {
    Storage counter = resize(delta);
    if (delta > 0 && counter != null && counter.isOverLimit()) {
      resize(-delta);
      throw counter.limitExceeded(delta);
    }
  }

  /** Changes the size of the group; gives the storage that counts it. */
  final @Nullable Storage resize(long delta) {
    bytes += delta;
    return group.resize(delta);
  }

  /** Takes back everything since a position of the list. */
  final void rollback(int position, long bytesThen) {
    for (Change change = last; changes > position && change != null; change = change.before) {
      change.undo();
      last = change.before;
      changes--;
    }
    if (bytes != bytesThen) {
      resize(bytesThen - bytes);
    }
  }

  /** Says which version publishes the drafts; takes effect when the group gets it. */
  final void stamp(long version) {
    for (Change change = last; change != null; change = change.before) {
      change.stamp(version);
    }
  }

  /** The version is out: makes everything final. */
  final void settle(long version, boolean keepHistory) {
    for (Change change = last; change != null; change = change.before) {
      change.settle(version, keepHistory);
    }
  }

  /** Cuts off the history that was kept for a snapshot. */
  final void forget() {
    for (Change change = last; change != null; change = change.before) {
      change.forget();
    }
  }
}
