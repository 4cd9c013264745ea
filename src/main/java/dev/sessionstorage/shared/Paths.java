// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Tells where a node is, for messages: {@code settings.lines[2]}. */
final class Paths {

  private Paths() {}

  static String of(Node node) {
    return of(node, null);
  }

  /** The path of a node, and which session's storage it is in. */
  static String where(Node node) {
    Storage storage = node.group().storage();
    return storage == null ? of(node) : of(node) + " of session " + storage.label();
  }

  /** The path of a name (a String) or an index (an Integer) within a node. */
  static String of(Node node, @Nullable Object key) {
    Deque<Object> keys = new ArrayDeque<>();
    if (key != null) {
      keys.push(key);
    }
    Node child = node;
    Node parent = child.parent();
    while (parent != null && keys.size() <= Places.MAX_DEPTH) {
      keys.push(keyOf(parent.read(), child));
      child = parent;
      parent = child.parent();
    }
    return start(child, keys.isEmpty()) + join(keys);
  }

  private static String start(Node top, boolean alone) {
    if (top.group().single) {
      return alone ? "the storage" : "";
    }
    return alone ? "(the object itself)" : "";
  }

  private static String join(Deque<Object> keys) {
    StringBuilder path = new StringBuilder();
    for (Object key : keys) {
      if (key instanceof Integer) {
        path.append('[').append(key).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(key);
      }
    }
    return path.toString();
  }

  /** The name or the index of a child; "?" when it is just being moved. */
  static Object keyOf(Content content, Node child) {
    for (int slot = 0; slot < content.length; slot++) {
      if (content.values[slot] == child) {
        return content.isObject() ? content.names.name(slot) : (Object) slot;
      }
    }
    return "?";
  }
}
