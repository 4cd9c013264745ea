// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import dev.sessionstorage.demo.web.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a tree to look at out of a copy of a storage. */
final class StorageTree {
  private static final int MAX_NODES = 500;
  private static final int MAX_TEXT = 200;

  private int room = MAX_NODES;

  private StorageTree() {}

  static TreeNode of(Map<String, @Nullable Object> storage) {
    StorageTree tree = new StorageTree();
    List<TreeNode> children = new ArrayList<>();
    storage.forEach((name, value) -> tree.addFirstLevel(children, name, value));
    return new TreeNode("storage", "object", null, children);
  }

  private void addFirstLevel(List<TreeNode> siblings, String name, @Nullable Object value) {
    if (name.equals(Guard.NAME)) {
      siblings.add(TreeNode.leaf(name, "hidden", null));
    } else {
      add(siblings, name, value);
    }
  }

  private void add(List<TreeNode> siblings, String name, @Nullable Object value) {
    if (room > 0) {
      room--;
      siblings.add(node(name, value));
    } else if (room == 0) {
      room--;
      siblings.add(TreeNode.leaf("…", "more", null));
    }
  }

  private TreeNode node(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      List<TreeNode> children = new ArrayList<>();
      map.forEach((key, child) -> add(children, String.valueOf(key), child));
      return new TreeNode(name, "object", null, children);
    }
    if (value instanceof List<?> list) {
      List<TreeNode> children = new ArrayList<>();
      list.forEach(child -> add(children, Integer.toString(children.size()), child));
      return new TreeNode(name, "collection", null, children);
    }
    return leaf(name, value);
  }

  private static TreeNode leaf(String name, @Nullable Object value) {
    if (value == null) {
      return TreeNode.leaf(name, "null", "null");
    }
    if (value instanceof byte[] bytes) {
      return TreeNode.leaf(name, "bytes", bytes.length + " bytes");
    }
    return TreeNode.leaf(name, kind(value), cut(value.toString()));
  }

  private static String kind(Object value) {
    if (value instanceof String) {
      return "text";
    }
    return value instanceof Number ? "number" : value instanceof Boolean ? "boolean" : "other";
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT)) + "…";
  }
}
