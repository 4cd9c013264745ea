// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.UnsupportedValueException;
import org.jspecify.annotations.Nullable;

/** The rules of places and groups: what may be put where. */
final class Places {
  static final int MAX_DEPTH = 64;

  private Places() {}

  /** Puts a node below another one, in whose group the block is, or throws and changes nothing. */
  static void put(Use use, Node child, Node target, Object key) {
    if (child.parent() != null) {
      throw refuse(child, target, key, "it has a place already; remove it there first");
    }
    checkNotAbove(child, target, key);
    checkDepth(depth(target) + 1 + height(child), target, key);
    if (use.group.single) {
      putIntoStorage(use, child, target, key);
    } else if (child.group() == use.group) {
      putBack(use, child, target, key);
    } else {
      join(use, child, target, key);
    }
  }

  /** Takes a child's place away. */
  static void remove(Use use, Node child, Node parent) {
    use.place(child, null);
    Storage storage = use.group.single ? use.group.storage() : null;
    if (storage != null) {
      use.count(child.group(), storage, false);
    } else if (top(parent) != null) {
      use.resize(-TreeSizes.tree(child));
    }
  }

  private static void checkNotAbove(Node child, Node target, Object key) {
    for (Node above = target; above != null; above = above.parent()) {
      if (above == child) {
        throw refuse(child, target, key, "it would be inside itself");
      }
    }
  }

  private static void putIntoStorage(Use use, Node child, Node target, Object key) {
    Storage storage = use.group.storage();
    Group group = child.group();
    boolean mayCome =
        storage != null
            && !group.single
            && child.isTop()
            && (storage.keeps(group) || use.adopt(group, child, storage));
    if (!mayCome || storage == null) {
      throw refuse(child, target, key, whyNot(child));
    }
    use.place(child, target);
    use.count(group, storage, true);
    if (storage.isOverLimit()) {
      throw storage.limitExceeded(TreeSizes.tree(child));
    }
  }

  private static void putBack(Use use, Node child, Node target, Object key) {
    if (child.isTop()) {
      throw refuse(child, target, key, "it is the top of the same group");
    }
    use.place(child, target);
    grow(use, target, TreeSizes.tree(child));
  }

  private static void join(Use use, Node child, Node target, Object key) {
    Group group = child.group();
    if (!child.isTop() || !group.belongsNowhere()) {
      throw refuse(child, target, key, whyNot(child));
    }
    if (group.isHeldByCurrentThread()) {
      throw refuse(child, target, key, "this thread is inside a block of it; end that block first");
    }
    long unused = group.acquire(child, use.group.lockTimeoutNanos(), 0);
    boolean joined = false;
    try {
      joined = use.join(group);
    } finally {
      if (!joined) {
        group.release();
      }
    }
    if (!joined) {
      throw refuse(child, target, key, whyNot(child));
    }
    use.place(child, target);
    grow(use, target, TreeSizes.tree(child));
  }

  /** Counts what comes to a node, or goes, when the node is in place itself. */
  static void grow(Use use, Node node, long delta) {
    if (delta != 0 && top(node) != null) {
      use.grow(delta);
    }
  }

  /**
   * The top of the group, when it is this node or above it; null when a node between was removed.
   */
  static @Nullable Node top(Node node) {
    Node above = node;
    while (above != null && !above.isTop()) {
      above = above.parent();
    }
    return above;
  }

  private static void checkDepth(int depth, Node target, Object key) {
    if (depth > MAX_DEPTH) {
      throw new UnsupportedValueException(
          "The value for "
              + Paths.of(target, key)
              + " makes the tree deeper than "
              + MAX_DEPTH
              + " levels, or contains itself. Store a flatter one.");
    }
  }

  /** How many levels are above a node's values: 0 in a top. */
  private static int depth(Node node) {
    int depth = 0;
    Node above = node.parent();
    while (above != null && depth <= MAX_DEPTH) {
      depth++;
      above = above.parent();
    }
    return depth;
  }

  private static int height(Node node) {
    Content content = node.read();
    int height = 0;
    for (int slot = 0; slot < content.length; slot++) {
      if (content.values[slot] instanceof Node child) {
        height = Math.max(height, 1 + height(child));
      }
    }
    return height;
  }

  private static String whyNot(Node child) {
    if (child.group().single) {
      return "it is the storage of a session";
    }
    if (!child.isTop()) {
      return "it is a member of another group and stays in it, also when it is removed there";
    }
    return "its group belongs to a storage already and stays in it";
  }

  private static SharedGroupException refuse(Node child, Node target, Object key, String why) {
    return new SharedGroupException(
        "The shared object "
            + Paths.of(child)
            + " cannot be put at "
            + Paths.of(target, key)
            + ": "
            + why
            + ". Nothing was changed. Put its copy() there instead.");
  }
}
