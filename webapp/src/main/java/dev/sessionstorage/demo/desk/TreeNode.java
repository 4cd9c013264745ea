// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a storage as the page shows it; objects and collections have children and no text.
 */
record TreeNode(String name, String kind, @Nullable String text, List<TreeNode> children) {

  static TreeNode leaf(String name, String kind, @Nullable String text) {
    return new TreeNode(name, kind, text, List.of());
  }
}
