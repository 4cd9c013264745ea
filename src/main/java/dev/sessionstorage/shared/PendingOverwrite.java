// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import org.jspecify.annotations.Nullable;

/**
 * The one plain value that a block will overwrite at its end, if that is all it does. Then nothing
 * is copied: the value waits here and is written into the published content. Any other step makes
 * it an ordinary draft before.
 */
abstract class PendingOverwrite {
  final Group group;

  /** Where a plain value will be overwritten at the end of the block, or null. */
  private @Nullable Node overwritten;

  private int overwrittenSlot;

  private @Nullable Object overwrittenBy;

  PendingOverwrite(Group group) {
    this.group = group;
  }

  /** Returns the content of a node for writing. */
  abstract Content draft(Node node);

  final boolean isOverwriting() {
    return overwritten != null;
  }

  /** Notes the value; from now on the block's own reads know that there is one. */
  final void beginOverwrite(Node node, Content content, int slot, @Nullable Object value) {
    content.beginOverwriting();
    overwritten = node;
    overwrittenSlot = slot;
    overwrittenBy = value;
  }

  /** Makes the value that waits to be overwritten an ordinary change. */
  final void settleOverwrite() {
    Node node = overwritten;
    if (node != null) {
      Object value = overwrittenBy;
      clearOverwrite(node);
      draft(node).values[overwrittenSlot] = value;
    }
  }

  /** Drops the value. */
  final void clearOverwrite() {
    Node node = overwritten;
    if (node != null) {
      clearOverwrite(node);
    }
  }

  private void clearOverwrite(Node node) {
    overwritten = null;
    overwrittenBy = null;
    node.latest().endOverwriting();
  }

  /**
   * Overwrites the value, unless somebody needs the state before: then it becomes a draft.
   *
   * @return whether the block has overwritten a value
   */
  final boolean overwrite() {
    Node node = overwritten;
    Content content = node == null ? null : node.latest();
    if (node == null || content == null || content.isShared() || !group.mayOverwrite()) {
      settleOverwrite();
      return false;
    }
    content.overwrite(overwrittenSlot, overwrittenBy);
    group.version(group.version() + 1); // publishes no draft, but tells that something has changed
    clearOverwrite(node);
    return true;
  }
}
