// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Children as lists, sets, maps and arrays of one type: immutable copies of one state. */
public abstract class TypedCopiesContract extends Contract {
  private SharedObject top;

  record Line(String item, int count) {}

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("tags", List.of("a", "b", "a"), "child", Map.of("n", 1)));
  }

  @Test
  void a_child_collection_is_given_as_any_collection() {
    assertThat((Object) top.get("tags", List.class)).isEqualTo(List.of("a", "b", "a"));
    assertThat((Object) top.get("tags", Collection.class)).isEqualTo(List.of("a", "b", "a"));
    assertThat((Object) top.get("tags", Iterable.class)).isEqualTo(List.of("a", "b", "a"));
    assertThat((Object) top.get("tags", Set.class)).isEqualTo(Set.of("a", "b"));
    assertThat(top.get("tags", String[].class)).containsExactly("a", "b", "a");
    assertThat(top.get("tags", Object[].class)).containsExactly("a", "b", "a");
    assertThat(SharedCollection.of(List.of(1, 2)).get(0, int[].class)).containsExactly(1, 2);
    assertThat((Object) SharedCollection.of(List.of(1, 2)).get(0, List.class))
        .isEqualTo(List.of(1L, 2L));
  }

  @Test
  void a_child_object_is_given_as_a_map() {
    assertThat((Object) top.get("child", Map.class)).isEqualTo(Map.of("n", 1L));
    assertThat((Object) top.get("missing", Map.class)).isNull();
    assertThat((Object) top.get("missing", List.class)).isNull();
  }

  @Test
  void a_fallback_may_be_a_list_a_set_or_a_map_of_any_class() {
    List<String> none = top.getOrDefault("none", List.of());
    List<String> tags = top.getOrDefault("tags", List.of());
    List<String> mutable = top.getOrDefault("tags", (List<String>) new ArrayList<String>());
    Collection<String> deque = top.getOrDefault("tags", (Collection<String>) new HashSet<String>());
    Set<String> set = top.getOrDefault("tags", Set.of("x"));
    Map<String, Long> map = top.getOrDefault("child", Map.of());
    Map<String, Long> other =
        top.getOrDefault("child", (Map<String, Long>) new HashMap<String, Long>());

    assertThat(none).isEmpty();
    assertThat(tags).containsExactly("a", "b", "a");
    assertThat(mutable).isEqualTo(tags);
    assertThat(deque).containsExactlyInAnyOrder("a", "b");
    assertThat(set).containsExactlyInAnyOrder("a", "b");
    assertThat(map).isEqualTo(Map.of("n", 1L));
    assertThat(other).isEqualTo(map);
    assertThat(top.getOrDefault("child", SharedObject.of())).isSameAs(top.object("child"));
  }

  @Test
  void they_are_copies_that_nobody_changes() {
    List<?> list = top.get("tags", List.class);
    Map<?, ?> map = top.get("child", Map.class);

    top.use(editor -> editor.collection("tags").use(tags -> tags.add("c")));
    top.object("child").use(child -> child.put("n", 2));

    assertThat(list).hasSize(3);
    assertThat(map).isEqualTo(Map.of("n", 1L));
    assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> top.get("tags", Set.class).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void what_holds_something_else_is_refused() {
    top.use(editor -> editor.put("text", "hidden"));

    assertThatThrownBy(() -> top.getOrDefault("text", List.of()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContainingAll("top.text", "java.util.List");
    assertThatThrownBy(() -> top.getOrDefault("child", List.of()))
        .isInstanceOf(UnsupportedValueException.class);
    assertThatThrownBy(() -> top.get("tags", int[].class))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContainingAll("top.tags[0]", "int");
  }

  @Test
  void a_collection_is_copied_as_a_list_of_one_type() {
    SharedCollection lines = top.collectionOrNew("lines");
    lines.use(
        editor -> {
          editor.add(new Line("tea", 2));
          editor.add(Map.of("item", "cup", "count", 1, "more", true));
          editor.add(null);
        });

    List<Line> read = lines.toList(Line.class);

    assertThat(read).containsExactly(new Line("tea", 2), new Line("cup", 1), null);
    assertThatThrownBy(read::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThat(SharedCollection.of(1, 2).toList(Integer.class)).containsExactly(1, 2);
    assertThat(SharedCollection.of(0.1).toList(BigDecimal.class))
        .containsExactly(new BigDecimal("0.1"));
    assertThat(SharedCollection.of("DAYS").toList(TimeUnit.class)).containsExactly(TimeUnit.DAYS);
    assertThat(lines.toList(SharedObject.class).get(0)).isSameAs(lines.object(0));
    assertThat((Object) SharedCollection.of(List.of(1)).toList(List.class))
        .isEqualTo(List.of(List.of(1L)));
    assertThat(SharedCollection.of().toList(Line.class)).isEmpty();
  }

  @Test
  void an_object_is_copied_as_a_map_of_one_type_in_its_order() {
    SharedObject prices = SharedObject.of("tea", 1.5, "cup", 2, "none", null);
    SharedObject lines = SharedObject.of("first", new Line("tea", 2));

    assertThat(prices.toMap(BigDecimal.class))
        .containsEntry("tea", new BigDecimal("1.5"))
        .containsEntry("cup", new BigDecimal("2"))
        .containsEntry("none", null);
    assertThat(prices.toMap(BigDecimal.class).keySet()).containsExactly("tea", "cup", "none");
    assertThat(lines.toMap(Line.class)).isEqualTo(Map.of("first", new Line("tea", 2)));
    assertThat(storage.toMap(SharedObject.class).get("top")).isSameAs(top);
  }

  @Test
  void an_element_of_another_type_is_refused_with_its_path() {
    top.use(editor -> editor.put("lines", Arrays.asList(new Line("tea", 2), "text")));
    SharedCollection lines = top.collection("lines");

    assertThatThrownBy(() -> lines.toList(Line.class))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContainingAll("top.lines[1]", "String", Line.class.getName());
    assertThatThrownBy(() -> top.toMap(Long.class)).hasMessageContaining("top.");
    lines.use(editor -> editor.set(1, Map.of("item", 5)));
    assertThatThrownBy(() -> lines.toList(Line.class)).hasMessageContaining("top.lines[1].item");
  }

  @Test
  void a_block_sees_its_own_writes_in_them() {
    top.use(
        editor -> {
          editor.put("lines", List.of(new Line("tea", 2)));
          assertThat(editor.collection("lines").toList(Line.class)).hasSize(1);
          assertThat(editor.getOrDefault("lines", List.of())).hasSize(1);
          editor.remove("child");
          editor.remove("tags");
          assertThat(editor.toMap(List.class)).containsOnlyKeys("lines");
        });
  }

  @Test
  void a_stream_is_of_one_state() {
    SharedCollection tags = top.collection("tags");
    List<Object> seen = new ArrayList<>();

    tags.stream()
        .forEach(
            tag -> {
              seen.add(tag);
              tags.use(editor -> editor.add("more"));
            });

    assertThat(seen).containsExactly("a", "b", "a");
    assertThat(tags.size()).isEqualTo(6);
  }
}
