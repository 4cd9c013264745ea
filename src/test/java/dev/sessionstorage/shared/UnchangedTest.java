// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseAction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A block that leaves everything as it was publishes nothing: no version, nothing announced. */
class UnchangedTest {
  private final List<Set<String>> told = new ArrayList<>();
  private final Storage storage =
      TestSession.storage(Settings.DEFAULT, (id, names) -> told.add(names));
  private final SharedObject root = storage.root();
  private SharedObject top;
  private SharedCollection list;

  @BeforeEach
  void fill() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("n", 1);
    values.put("none", null);
    values.put("text", "text");
    values.put("bytes", new byte[] {1, 2});
    values.put("decimal", new BigDecimal("1.0"));
    values.put("child", Map.of("n", 1));
    values.put("list", List.of(1, 2, 3));
    root.use(editor -> editor.put("top", values));
    top = root.object("top");
    list = top.collection("list");
    told.clear();
  }

  private Map<String, UseAction<ObjectEditor, RuntimeException>> blocks() {
    Map<String, UseAction<ObjectEditor, RuntimeException>> blocks = new LinkedHashMap<>();
    blocks.put("nothing", editor -> {});
    blocks.put("a number that is there", editor -> editor.put("n", 1));
    blocks.put("a null that is there", editor -> editor.put("none", null));
    blocks.put("an equal text", editor -> editor.put("text", new String("text")));
    blocks.put("equal bytes", editor -> editor.put("bytes", new byte[] {1, 2}));
    blocks.put("a child that is there", editor -> editor.put("child", top.object("child")));
    blocks.put("all that is there", editor -> editor.putAll(Map.of("n", 1, "text", "text")));
    blocks.put("0 more", editor -> editor.increment("n", 0));
    blocks.put("removing what is not there", editor -> editor.remove("other"));
    blocks.put("a child that is not new", editor -> editor.objectOrNew("child"));
    blocks.put(
        "a list that is sorted",
        editor -> list.use(e -> e.sort(Comparator.comparing(Object::toString))));
    blocks.put("an element that is there", editor -> list.use(e -> e.set(0, 1)));
    blocks.put("a move to where it is", editor -> list.use(e -> e.move(1, 1)));
    blocks.put("a refused value", UnchangedTest::putRefused);
    blocks.put(
        "there and back",
        editor -> {
          editor.put("n", 2);
          editor.put("n", 1);
        });
    blocks.put(
        "a new name that goes again",
        editor -> {
          editor.put("new", 1);
          editor.remove("new");
        });
    blocks.put(
        "an element that comes and goes",
        editor -> {
          list.use(e -> e.add(4));
          list.use(e -> e.remove(3));
        });
    blocks.put(
        "there and back in several blocks",
        editor -> {
          top.object("child").use(child -> child.put("n", 2));
          top.object("child").use(child -> child.put("n", 1));
        });
    return blocks;
  }

  private static void putRefused(ObjectEditor editor) {
    assertThatThrownBy(() -> editor.put("n", new Object())).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> editor.put("new", List.of(1, new Object())))
        .isInstanceOf(RuntimeException.class);
  }

  @TestFactory
  Stream<DynamicTest> publishes_nothing() {
    return blocks().entrySet().stream()
        .map(block -> DynamicTest.dynamicTest(block.getKey(), () -> check(block.getValue())));
  }

  private void check(UseAction<ObjectEditor, RuntimeException> block) {
    Group group = ((Node) top).group();
    long version = group.version();
    Content content = ((Node) top).read();

    top.use(block);

    assertThat(group.version()).isEqualTo(version);
    assertThat(((Node) top).latest()).isSameAs(content);
    assertThat(told).isEmpty();
    assertThat(list.toList()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_first_level_child_that_comes_and_goes_is_not_announced() {
    long version = ((Node) root).group().version();
    root.use(
        editor -> {
          editor.put("cart", Map.of("n", 1));
          editor.object("cart").use(cart -> cart.put("n", 2));
          editor.remove("cart");
        });

    assertThat(((Node) root).group().version()).isEqualTo(version);
    assertThat(told).isEmpty();
  }

  /** It announced "cart", for a storage without one. */
  @Test
  void a_first_level_child_of_a_block_that_throws_is_not_announced() {
    assertThatThrownBy(
            () ->
                root.use(
                    editor -> {
                      editor.put("cart", Map.of("f", SharedObject.of("n", 1)));
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(told).isEmpty();
  }

  /** It comes last then, as after two blocks. */
  @Test
  void what_is_removed_and_put_back_is_not_announced() {
    SharedObject child = top.object("child");
    top.use(
        editor -> {
          editor.remove("n");
          editor.put("n", 1);
          editor.remove("child");
          editor.put("child", child);
        });

    assertThat(told).isEmpty();
    assertThat(top.names()).endsWith("n", "child");
  }

  @Test
  void a_decimal_with_another_scale_is_another_value() {
    top.use(editor -> editor.put("decimal", new BigDecimal("1.00")));

    assertThat(top.get("decimal")).isEqualTo(new BigDecimal("1.00"));
    assertThat(told).containsExactly(Set.of("top"));
  }
}
