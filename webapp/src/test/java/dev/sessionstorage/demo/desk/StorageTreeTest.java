// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tree of a storage")
class StorageTreeTest {
  @Test
  @DisplayName("has a branch for each object, and its values as text")
  void showsObjects() {
    TreeNode settings = only(Map.of("settings", Map.of("text", "<b>")));
    assertThat(settings.kind()).isEqualTo("object");
    assertThat(settings.children()).containsExactly(TreeNode.leaf("text", "text", "<b>"));
  }

  @Test
  @DisplayName("numbers the elements of a collection")
  void showsCollections() {
    assertThat(only(Map.of("cart", List.of("tea", 2L))).children())
        .containsExactly(TreeNode.leaf("0", "text", "tea"), TreeNode.leaf("1", "number", "2"));
  }

  @Test
  @DisplayName("shows null as such")
  void showsNull() {
    assertThat(only(Collections.singletonMap("nothing", null)))
        .isEqualTo(TreeNode.leaf("nothing", "null", "null"));
  }

  @Test
  @DisplayName("tells the length of bytes only")
  void showsLengthOfBytes() {
    assertThat(only(Map.of("picture", new byte[3])).text()).isEqualTo("3 bytes");
  }

  @Test
  @DisplayName("does not show what the demo guards")
  void hidesGuard() {
    assertThat(only(Map.of("guard", Map.of("token", "secret"))))
        .isEqualTo(TreeNode.leaf("guard", "hidden", null));
  }

  @Test
  @DisplayName("shows what only has the same name further down")
  void showsGuardBelow() {
    TreeNode settings = only(Map.of("settings", Map.of("guard", "dog")));
    assertThat(settings.children()).containsExactly(TreeNode.leaf("guard", "text", "dog"));
  }

  @Test
  @DisplayName("cuts long texts")
  void cutsText() {
    assertThat(only(Map.of("text", "🍵".repeat(300))).text()).isEqualTo("🍵".repeat(200) + "…");
  }

  @Test
  @DisplayName("ends after 500 values")
  void isBounded() {
    TreeNode many = only(Map.of("many", IntStream.range(0, 1000).boxed().toList()));
    assertThat(many.children()).hasSize(500);
    assertThat(many.children().get(499).kind()).isEqualTo("more");
  }

  private static TreeNode only(Map<String, Object> storage) {
    List<TreeNode> children = StorageTree.of(storage).children();
    assertThat(children).hasSize(1);
    return children.get(0);
  }
}
