// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editors: what puts, computes and updates values, adds to numbers, and changes many elements. */
public abstract class EditorMethodsContract extends Contract {
  private SharedObject top;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 1, "list", List.of("a", "b", "c")));
  }

  @Test
  void put_if_absent_replaces_nothing_but_null() {
    top.use(
        editor -> {
          editor.put("nothing", null);
          assertThat(editor.putIfAbsent("nothing", "x")).isTrue();
          assertThat(editor.putIfAbsent("missing", null)).isTrue();
          assertThat(editor.putIfAbsent("n", 2)).isFalse();
        });

    assertThat(top.get("nothing")).isEqualTo("x");
    assertThat(top.has("missing")).isTrue();
    assertThat(top.get("n")).isEqualTo(1L);
  }

  @Test
  void compute_if_absent_calls_its_function_only_where_there_is_nothing() {
    top.use(
        editor -> {
          assertThat(editor.computeIfAbsent("n", Integer.class, name -> -1)).isEqualTo(1);
          assertThat(editor.computeIfAbsent("name", String.class, name -> name)).isEqualTo("name");
          assertThat(editor.computeIfAbsent("none", String.class, name -> null)).isNull();
          assertThat(editor.computeIfAbsent("child", SharedObject.class, n -> SharedObject.of()))
              .isSameAs(editor.object("child"));
        });

    assertThat(top.names()).contains("name", "child").doesNotContain("none");
  }

  @Test
  void a_function_that_throws_changes_nothing() {
    assertThatThrownBy(
            () ->
                top.use(
                    editor ->
                        editor.computeIfAbsent(
                            "other",
                            String.class,
                            name -> {
                              throw new IllegalArgumentException("mine");
                            })))
        .hasMessage("mine");
    refused(UnsupportedValueException.class, top, e -> e.update("list", Long.class, n -> 1L));

    assertThat(top.has("other")).isFalse();
  }

  @Test
  void update_gets_the_present_value_or_null_and_null_removes_the_name() {
    top.use(
        editor -> {
          assertThat(editor.update("n", Integer.class, n -> n + 1)).isEqualTo(2);
          assertThat(editor.update("first", String.class, text -> text + "!")).isEqualTo("null!");
          assertThat(editor.update("n", Long.class, n -> null)).isNull();
        });

    assertThat(top.has("n")).isFalse();
    assertThat(top.get("first")).isEqualTo("null!");
  }

  @Test
  void floating_and_decimal_numbers_are_incremented_too() {
    top.use(
        editor -> {
          assertThat(editor.increment("half", 0.5)).isEqualTo(0.5);
          assertThat(editor.increment("half", 0.25)).isEqualTo(0.75);
          assertThat(editor.increment("n", 0.5)).isEqualTo(1.5);
          assertThat(editor.increment("price", new BigDecimal("0.10"))).isEqualTo("0.10");
          assertThat(editor.increment("price", new BigDecimal("-0.03"))).isEqualTo("0.07");
          editor.put("tenth", 0.1);
          assertThat(editor.increment("tenth", new BigDecimal("0.2"))).isEqualTo("0.3");
        });

    assertThat(top.get("n")).isEqualTo(1.5);
    assertThat(top.get("tenth")).isEqualTo(new BigDecimal("0.3"));
    refused(UnsupportedValueException.class, top, e -> e.increment("list", 0.5));
    refused(UnsupportedValueException.class, top, e -> e.increment("list", BigDecimal.ONE));
    top.use(editor -> editor.put("large", (1L << 53) + 1));
    refused(UnsupportedValueException.class, top, e -> e.increment("large", 0.5));
  }

  @Test
  void add_all_adds_all_or_nothing() {
    SharedObject free = SharedObject.of("free", true);
    top.use(e -> e.editCollection("list").addAll(Arrays.asList("d", null, Map.of("n", 1))));
    assertThat(top.collection("list").toList())
        .isEqualTo(Arrays.asList("a", "b", "c", "d", null, Map.of("n", 1L)));

    top.use(
        editor ->
            assertThatThrownBy(
                    () -> editor.editCollection("list").addAll(List.of("e", free, new Object())))
                .isInstanceOf(UnsupportedValueException.class));

    assertThat(top.collection("list").size()).isEqualTo(6);
    top.use(editor -> editor.put("free", free));
    assertThat(top.object("free")).isSameAs(free);
  }

  @Test
  void add_all_of_a_view_of_itself_doubles_the_list() {
    top.use(
        editor -> {
          var list = editor.editCollection("list");
          list.addAll(list.asList());
        });

    assertThat(top.collection("list").toList()).containsExactly("a", "b", "c", "a", "b", "c");
  }

  @Test
  void remove_if_removes_what_meets_the_condition() {
    top.use(
        editor -> {
          var list = editor.editCollection("list");
          assertThat(list.removeIf("b"::equals)).isTrue();
          assertThat(list.removeIf("b"::equals)).isFalse();
          list.add(null);
          list.add(Map.of("done", true));
          assertThat(list.removeIf(element -> element == null)).isTrue();
          assertThat(
                  list.removeIf(
                      element ->
                          element instanceof SharedObject child && child.get("done") != null))
              .isTrue();
        });

    assertThat(top.collection("list").toList()).containsExactly("a", "c");
  }

  @Test
  void a_condition_that_throws_removes_nothing() {
    top.use(
        editor ->
            assertThatThrownBy(
                    () ->
                        editor
                            .editCollection("list")
                            .removeIf(
                                element -> {
                                  if ("c".equals(element)) {
                                    throw new IllegalArgumentException("mine");
                                  }
                                  return true;
                                }))
                .hasMessage("mine"));

    assertThat(top.collection("list").size()).isEqualTo(3);
  }

  @Test
  void a_child_that_was_removed_by_a_condition_has_no_place_any_more() {
    top.use(
        editor -> {
          editor.put("children", List.of(Map.of("n", 1), Map.of("n", 2)));
          var children = editor.editCollection("children");
          SharedObject second = children.object(1);
          children.removeIf(child -> child == second);
          editor.put("second", second);
        });

    assertThat(top.object("second").toMap()).isEqualTo(Map.of("n", 2L));
    assertThat(top.collection("children").size()).isEqualTo(1);
  }

  @Test
  void the_first_and_the_last_element_are_removed_and_returned() {
    top.use(
        editor -> {
          var list = editor.editCollection("list");
          assertThat(list.removeFirst()).isEqualTo("a");
          assertThat(list.removeLast()).isEqualTo("c");
          assertThat(list.removeLast()).isEqualTo("b");
          assertThatThrownBy(list::removeFirst).isInstanceOf(NoSuchElementException.class);
          assertThatThrownBy(list::removeLast).isInstanceOf(NoSuchElementException.class);
        });
  }

  @Test
  void elements_are_found_by_value() {
    SharedObject child = SharedObject.of("n", 1);
    top.use(
        editor -> {
          var list = editor.editCollection("list");
          list.addAll(Arrays.asList(1, null, child, Map.of("n", 2), List.of(3), new byte[] {4}));
          assertThat(list.indexOf("b")).isEqualTo(1);
          assertThat(list.indexOf(1)).isEqualTo(3);
          assertThat(list.indexOf(null)).isEqualTo(4);
          assertThat(list.indexOf(child)).isEqualTo(5);
          assertThat(list.indexOf(Map.of("n", (short) 2))).isEqualTo(6);
          assertThat(list.indexOf(new int[] {3})).isEqualTo(7);
          assertThat(list.indexOf(new byte[] {4})).isEqualTo(8);
          assertThat(list.indexOf(SharedObject.of("n", 1))).isEqualTo(-1);
          assertThat(list.contains("z")).isFalse();
          assertThat(list.contains("a")).isTrue();
          assertThatThrownBy(() -> list.indexOf(new Object()))
              .isInstanceOf(UnsupportedValueException.class);
        });
    assertThat(top.collection("list").contains("c")).isTrue();
  }

  @Test
  void children_are_edited_without_blocks_of_their_own() {
    top.use(
        editor -> {
          editor.editObject("a").editObject("b").put("n", 1);
          editor.editCollection("rows").add(Map.of("n", 1));
          editor.editCollection("rows").editObject(0).increment("n", 1);
          editor.editCollection("rows").add(List.of());
          editor.editCollection("rows").editCollection(1).add("x");
          assertThat(editor.editObject("a").toMap()).isEqualTo(Map.of("b", Map.of("n", 1L)));
        });

    assertThat(top.object("a").toMap()).isEqualTo(Map.of("b", Map.of("n", 1L)));
    assertThat(top.collection("rows").toList()).containsExactly(Map.of("n", 2L), List.of("x"));
  }

  @Test
  void values_of_several_children_are_written_in_one_block() {
    top.use(
        editor -> {
          editor.put("a", Map.of("n", 1));
          editor.put("b", Map.of("n", 1));
        });
    top.use(
        editor -> {
          editor.editObject("a").increment("n", 1);
          editor.editObject("b").increment("n", 2);
          editor.increment("n", 3);
        });
    top.use(
        editor -> {
          editor.increment("n", 1);
          editor.editObject("a").put("n", 10);
        });
    top.use(
        editor -> {
          editor.editCollection("list").set(0, "A");
          editor.editObject("b").put("n", 20);
        });

    assertThat(top.toMap())
        .isEqualTo(
            Map.of(
                "n",
                5L,
                "list",
                List.of("A", "b", "c"),
                "a",
                Map.of("n", 10L),
                "b",
                Map.of("n", 20L)));
  }

  @Test
  void what_an_editor_of_a_child_wrote_goes_with_the_block() {
    assertThatThrownBy(
            () ->
                top.use(
                    editor -> {
                      editor.editObject("a").put("n", 1);
                      editor.editCollection("list").clear();
                      throw new IllegalStateException("mine");
                    }))
        .hasMessage("mine");

    assertThat(top.toMap()).isEqualTo(Map.of("n", 1L, "list", List.of("a", "b", "c")));
  }

  @Test
  void an_editor_of_a_child_ends_with_its_block() {
    var leaked = top.with(editor -> editor.editObject("a"));
    var leakedList = top.with(editor -> editor.editCollection("list"));

    assertThatThrownBy(() -> leaked.put("n", 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> leakedList.add(1)).isInstanceOf(IllegalStateException.class);
    top.use(
        again ->
            assertThatThrownBy(() -> leaked.get("n")).isInstanceOf(IllegalStateException.class));
  }

  @Test
  void an_editor_of_an_inner_block_is_not_used_after_it() {
    top.use(
        outer -> {
          var inner = top.with(editor -> editor.editObject("a"));
          assertThatThrownBy(() -> inner.put("n", 1)).isInstanceOf(IllegalStateException.class);
          outer.editObject("a").put("n", 2);
        });

    assertThat(top.object("a").get("n")).isEqualTo(2L);
  }

  @Test
  void children_of_another_type_are_refused() {
    refused(UnsupportedValueException.class, top, e -> e.editObject("list"))
        .hasMessageContaining("list");
    refused(UnsupportedValueException.class, top, e -> e.editCollection("n"));
    refused(UnsupportedValueException.class, top, e -> e.editCollection("list").editObject(0));
    refused(IndexOutOfBoundsException.class, top, e -> e.editCollection("list").editObject(3));
  }

  @Test
  void the_first_level_says_how_its_children_are_entered() {
    assertThatThrownBy(() -> storage.use(s -> s.editObject("top")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use");
    assertThatThrownBy(() -> storage.use(s -> s.editCollection("new")))
        .isInstanceOf(IllegalStateException.class);

    assertThat(storage.names()).containsExactly("top");
  }

  @Test
  void objects_are_made_of_up_to_ten_pairs() {
    SharedObject object =
        SharedObject.of(
            "a", 1, "b", null, "c", 3, "d", 4, "e", 5, "f", 6, "g", 7, "h", 8, "i", 9, "j", 10);

    assertThat(object.names()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    assertThat(object.get("b")).isNull();
    assertThat(SharedObject.of("a", Collections.emptyMap(), "b", 2, "c", 3).size()).isEqualTo(3);
    assertThatThrownBy(() -> top.use(e -> e.editCollection("list").add(top)))
        .isInstanceOf(SharedGroupException.class);
  }
}
