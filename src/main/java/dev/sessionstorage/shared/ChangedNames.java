// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The difference that a block makes: the first-level names under which values differ between the
 * state before the block and the newest one.
 */
final class ChangedNames {

  private ChangedNames() {}

  /** The names, none when the block has changed nothing that is in place. */
  static Set<String> of(Group group, @Nullable Change last) {
    IdentityHashMap<Node, Content> before = contentsBefore(last);
    return group.single ? ofFirstLevel(before) : ofChild(before);
  }

  /** Whether any value differs, in place or not. */
  static boolean any(@Nullable Change last) {
    return contentsBefore(last).entrySet().stream()
        .anyMatch(entry -> differ(entry.getValue(), entry.getKey().latest()));
  }

  /** What each node held before the block; the oldest of several drafts knows. */
  private static IdentityHashMap<Node, Content> contentsBefore(@Nullable Change last) {
    IdentityHashMap<Node, Content> before = new IdentityHashMap<>();
    for (Change change = last; change != null; change = change.before) {
      if (change instanceof Change.Draft draft) {
        before.put(draft.node, draft.replaced);
      }
    }
    return before;
  }

  private static Set<String> ofFirstLevel(IdentityHashMap<Node, Content> before) {
    Set<String> names = new LinkedHashSet<>();
    before.forEach(
        (root, content) -> {
          addDifference(content, root.latest(), names);
          addDifference(root.latest(), content, names);
        });
    return names;
  }

  private static void addDifference(Content some, Content other, Set<String> names) {
    for (int slot = 0; slot < some.length; slot++) {
      String name = some.names.name(slot);
      if (differ(some.values[slot], other.value(name))) {
        names.add(name);
      }
    }
  }

  /** The name of the first-level child; none when all that differs is out of place. */
  private static Set<String> ofChild(IdentityHashMap<Node, Content> before) {
    for (Map.Entry<Node, Content> entry : before.entrySet()) {
      Node node = entry.getKey();
      Node top = differ(entry.getValue(), node.latest()) ? Places.top(node) : null;
      if (top != null) {
        Node root = top.parent();
        return root == null ? Set.of() : nameIn(root.read(), top);
      }
    }
    return Set.of();
  }

  private static boolean differ(Content before, Content after) {
    if (before.size != after.size) {
      return true;
    }
    if (before.isObject() || after.isObject()) {
      return namesDiffer(before, after);
    }
    return elementsDiffer(before, after);
  }

  private static boolean namesDiffer(Content before, Content after) {
    for (int slot = 0; slot < before.length; slot++) {
      Object value = before.values[slot];
      if (value != Slots.ABSENT && differ(value, after.value(before.names.name(slot)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean elementsDiffer(Content before, Content after) {
    for (int index = 0; index < before.length; index++) {
      if (differ(before.values[index], after.values[index])) {
        return true;
      }
    }
    return false;
  }

  private static boolean differ(@Nullable Object some, @Nullable Object other) {
    return !Objects.deepEquals(some, other);
  }

  /** Empty while the child's insertion is uncommitted: that block announces it. */
  private static Set<String> nameIn(Content root, Node child) {
    for (int slot = 0; slot < root.length; slot++) {
      if (root.values[slot] == child) {
        return Set.of(root.names.name(slot));
      }
    }
    return Set.of();
  }
}
