// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Copies a node and all below it, as of one version of its group. While it reads, blocks that end
 * keep the contents before them; nobody waits.
 */
final class Snapshot {
  /** The version of a thread that is inside the group: whatever is newest, its own drafts. */
  static final long NEWEST = Long.MAX_VALUE;

  private final Group group;
  private final long version;
  private final boolean origins;

  private Snapshot(Group group, long version, boolean origins) {
    this.group = group;
    this.version = version;
    this.origins = origins;
  }

  /** Returns the immutable copy: a map or a list. */
  static Object of(Node node) {
    return of(node, false);
  }

  /** The same, to be read at once: each map and list says what it was copied from. */
  static Object withOrigins(Node node) {
    return of(node, true);
  }

  private static Object of(Node node, boolean origins) {
    while (true) {
      Group group = node.group();
      Object copy =
          group.isHeldByCurrentThread()
              ? own(group, node, origins)
              : published(group, node, origins);
      if (copy != null) {
        return copy;
      }
    }
  }

  private static @Nullable Object own(Group group, Node node, boolean origins) {
    group.use().settleOverwrite();
    return new Snapshot(group, NEWEST, origins).copy(node);
  }

  private static @Nullable Object published(Group group, Node node, boolean origins) {
    if (node.read().isFlat()) { // then one content is one state, and does not change any more
      Content content = node.readForGood();
      return content.isFlat() ? node.frozen(content, origins) : null;
    }
    History history = group.history();
    History.Reader reader = history.begin();
    try {
      Object copy = new Snapshot(group, reader.version(), origins).copy(node);
      // a block of the group that the node has joined or left meanwhile did not know of this reader
      VarHandle.acquireFence();
      return node.group() == group ? copy : null;
    } finally {
      history.end(reader);
    }
  }

  /** Null if a content is missing: a block that did not know of this reader has forgotten it. */
  private @Nullable Object copy(Node node) {
    Content content = node.contentAt(version);
    if (content == null) {
      return null;
    }
    @Nullable Object[] values = new @Nullable Object[content.length];
    for (int slot = 0; slot < values.length; slot++) {
      Object stored = content.values[slot];
      if (stored instanceof Node child) {
        stored = group.single ? of(child, origins) : copy(child);
        if (stored == null) {
          return null;
        }
      }
      values[slot] = stored;
    }
    return node.frozen(content.with(values), origins);
  }
}
