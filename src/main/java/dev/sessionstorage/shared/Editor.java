// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.value.Containers;
import dev.sessionstorage.value.Sizes;
import dev.sessionstorage.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * What both editors have in common: the end of their block, and taking values in.
 *
 * @param <N> the kind of node that is edited
 */
abstract class Editor<N extends Node> {
  private final Use use;
  final N node;

  /** Null once the block has ended, so that one comparison tells whether the caller may write. */
  private @Nullable Thread thread;

  /** The next one in the chain of editors of children, which end together with the first one. */
  private @Nullable Editor<?> derived;

  Editor(Use use, N node) {
    this.use = use;
    this.node = node;
    this.thread = Thread.currentThread();
  }

  final void end() {
    for (Editor<?> each = this; each != null; each = each.derived) {
      each.thread = null;
    }
  }

  /** Makes an editor of a child in the same group, which ends with this one. */
  final <E extends Editor<?>> E derive(E child) {
    Editor<?> added = child;
    added.derived = derived;
    derived = added;
    return child;
  }

  /** The block, where children belong to the same group as this node. */
  final Use useWithChildren() {
    Use use = use();
    if (use.group.single) {
      throw new IllegalStateException(
          "Each child of "
              + Paths.of(node)
              + " is a group of its own, so it has no editor in this block. Call use or with on the"
              + " child. Nothing was changed.");
    }
    return use;
  }

  /** The block, when it is alive and this is its thread. */
  final Use use() {
    if (thread != Thread.currentThread()) {
      throw misused();
    }
    return use;
  }

  private IllegalStateException misused() {
    return new IllegalStateException(
        "This editor of "
            + Paths.of(node)
            + " was used "
            + (thread == null ? "after its block had ended" : "by another thread")
            + ". An editor must not leave its block: keep the shared object instead, and call use"
            + " or with on it.");
  }

  /**
   * Stores a value that is not plain: a node gets its place here, a container is copied. It is
   * stored first, so that the old value's size is released and errors can name the path. On failure
   * the old value is put back: a savepoint would copy the target, which may be large.
   */
  final void putNotPlain(Object key, Object value) {
    Content content = use.draft(node);
    Object former = stored(content, key);
    Savepoint here = use.here();
    boolean done = false;
    try {
      if (value instanceof Node child) {
        place(key, child);
      } else {
        copy(key, frozen(value));
      }
      done = true;
    } finally {
      if (!done) {
        use.rollback(here);
        putBack(content, key, former);
      }
    }
  }

  /** Counts a value in the place of another one, or throws and changes nothing. */
  final void makeRoom(@Nullable Object old, @Nullable Object kept) {
    if (!(old instanceof Node child)) {
      Places.grow(use, node, Sizes.plain(kept) - Sizes.plain(old));
      return;
    }
    use.atomically(
        () -> {
          Places.remove(use, child, node);
          Places.grow(use, node, Sizes.plain(kept));
        });
  }

  /** What is stored under a name or an index. */
  abstract @Nullable Object stored(Content content, Object key);

  /** Writes what was stored there before, and no more than that. */
  abstract void putBack(Content content, Object key, @Nullable Object former);

  /** Stores a node, which gets its place right after. */
  abstract void storeNode(Use block, Object key, Node child);

  private void place(Object key, Node child) {
    storeNode(use, key, child);
    Places.put(use, child, node, key);
  }

  /** A live view of what is being written is copied as it is now. */
  private static Object frozen(Object value) {
    if (value instanceof ContentMap.Live view) {
      return view.copy();
    }
    return value instanceof ContentList.Live view ? view.copy() : value;
  }

  /** In the first level of a storage, the copy is a group of its own. */
  private void copy(Object key, Object value) {
    boolean own = use.group.single;
    UsableNode<?, ?> child = newNode(own ? new Group() : use.group, own, key, value);
    if (own) {
      use.beginIn(child.group(), child);
    }
    place(key, child);
    child.fill(value);
  }

  private UsableNode<?, ?> newNode(Group group, boolean founder, Object key, Object value) {
    if (Containers.isObject(value)) {
      return new ObjectNode(group, founder);
    }
    if (Containers.isCollection(value)) {
      return new CollectionNode(group, founder);
    }
    throw Values.unsupported(Paths.of(node, key), value);
  }

  /** Copies the values of a container into the new node that this edits. */
  abstract void fill(Object container);
}
