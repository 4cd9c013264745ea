// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies stay as they are, views are live, and nobody writes through either. */
public abstract class ViewsContract extends Contract {
  private SharedObject top;
  private SharedObject child;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("child", Map.of("n", 0), "list", List.of(0, 1)));
    child = top.object("child");
    list = top.collection("list");
  }

  @Test
  void a_copy_does_not_change_any_more() {
    Map<String, Object> map = top.toMap();
    List<Object> elements = list.toList();
    Set<String> names = child.names();

    child.use(editor -> editor.putAll(Map.of("n", 1, "m", 1)));
    list.use(editor -> editor.clear());

    assertThat(map).isEqualTo(Map.of("child", Map.of("n", 0L), "list", List.of(0L, 1L)));
    assertThat(elements).containsExactly(0L, 1L);
    assertThat(names).containsExactly("n");
  }

  @Test
  void a_view_shows_each_change_once_it_is_published() throws Exception {
    Map<String, Object> map = top.asMap();
    List<Object> elements = list.asList();

    Hold holder = hold(top, editor -> child.use(inner -> inner.put("n", 1)));
    assertThat(map).isEqualTo(Map.of("child", Map.of("n", 0L), "list", List.of(0L, 1L)));
    holder.release();
    list.use(editor -> editor.add("two"));

    assertThat(map).isEqualTo(Map.of("child", Map.of("n", 1L), "list", List.of(0L, 1L, "two")));
    assertThat(map).hasSize(2).containsKey("child").doesNotContainKey("missing");
    assertThat(map.get("missing")).isNull();
    assertThat(elements).hasSize(3).containsExactly(0L, 1L, "two");
    assertThat(elements.get(2)).isEqualTo("two");
  }

  @Test
  void a_view_is_equal_to_any_map_or_list_with_the_same_content() {
    assertThat(top.asMap()).isEqualTo(top.toMap()).hasSameHashCodeAs(top.toMap());
    assertThat(top.toMap()).isEqualTo(top.asMap());
    assertThat(list.asList()).isEqualTo(list.toList()).hasSameHashCodeAs(list.toList());
    assertThat(top.asMap()).hasToString(new LinkedHashMap<>(top.toMap()).toString());
    assertThat(list.asList()).hasToString("[0, 1]");
  }

  @Test
  void an_iterator_over_a_list_view_walks_over_the_state_in_which_it_began() {
    Iterator<Object> elements = list.asList().iterator();
    assertThat(elements.next()).isEqualTo(0L);

    list.use(editor -> editor.clear());
    for (int i = 0; i < 1_000; i++) {
      list.use(editor -> editor.add("new"));
    }

    assertThat(elements.next()).isEqualTo(1L);
    assertThat(elements.hasNext()).isFalse();
  }

  @Test
  void iterating_over_a_map_view_is_safe_while_others_write() throws Exception {
    Map<String, Object> view = child.asMap();

    Threads.stress(
        () -> {
          child.use(editor -> editor.put("m", 1));
          child.use(editor -> editor.remove("m"));
        },
        () -> assertThat(view.keySet()).contains("n"),
        () -> view.forEach((name, value) -> assertThat(name).isIn("n", "m")));
  }

  @Test
  void nobody_writes_through_a_copy() {
    assertUnmodifiable(top.toMap());
    assertUnmodifiable(list.toList());
    assertUnmodifiable((Map<?, ?>) top.toMap().get("child"));
    assertUnmodifiable((List<?>) top.toMap().get("list"));
    assertThatThrownBy(() -> child.names().remove("n"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void nobody_writes_through_a_view() {
    Map<String, Object> before = top.toMap();

    assertUnmodifiable(top.asMap());
    assertUnmodifiable(list.asList());
    assertUnmodifiable((Map<?, ?>) top.asMap().get("child"));
    assertUnmodifiable((List<?>) top.asMap().get("list"));
    top.use(
        editor -> {
          assertUnmodifiable(editor.asMap());
          assertUnmodifiable(editor.toMap());
        });
    list.use(editor -> assertUnmodifiable(editor.asList()));

    assertThat(top.toMap()).isEqualTo(before);
  }

  private static <K> void assertUnmodifiable(Map<K, ?> map) {
    K name = map.keySet().iterator().next();
    assertUnsupported(() -> map.put(name, null));
    assertUnsupported(() -> map.remove(name));
    assertUnsupported(() -> map.clear());
    assertUnsupported(() -> map.entrySet().iterator().next().setValue(null));
    assertUnsupported(() -> map.keySet().remove(name));
  }

  private static void assertUnmodifiable(List<?> list) {
    assertUnsupported(() -> list.add(null));
    assertUnsupported(() -> list.set(0, null));
    assertUnsupported(() -> list.remove(0));
    assertUnsupported(() -> list.clear());
    assertUnsupported(() -> Collections.reverse(list));
  }

  private static void assertUnsupported(Threads.Task write) {
    assertThatThrownBy(write::run).isInstanceOf(UnsupportedOperationException.class);
  }
}
