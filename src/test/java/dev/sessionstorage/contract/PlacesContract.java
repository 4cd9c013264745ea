// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An object has at most one place, so there are no cycles; within its group it may move. */
public abstract class PlacesContract extends Contract {
  private SharedObject top;
  private SharedObject child;
  private SharedObject grandchild;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("child", Map.of("grandchild", Map.of("n", 0)), "list", List.of()));
    child = top.object("child");
    grandchild = child.object("grandchild");
    list = top.collection("list");
  }

  @Test
  void a_second_name_in_the_same_parent_is_refused() {
    refused(SharedGroupException.class, top, editor -> editor.put("second", child))
        .hasMessageContaining("second")
        .hasMessageContaining("child")
        .hasMessageContaining("copy");
    refused(SharedGroupException.class, top, editor -> editor.put("second", list));
  }

  @Test
  void a_second_parent_is_refused() {
    refused(SharedGroupException.class, top, editor -> list.use(l -> l.add(child)))
        .hasMessageContaining("list")
        .hasMessageContaining("copy");
    refused(SharedGroupException.class, top, editor -> editor.put("second", grandchild));
  }

  @Test
  void a_second_place_inside_a_map_that_is_copied_is_refused() {
    refused(
        SharedGroupException.class,
        top,
        editor -> editor.put("map", Map.of("deep", List.of(1, child))));
  }

  @Test
  void the_same_object_twice_in_one_write_is_refused_and_stays_free() {
    SharedObject free = SharedObject.of("n", 1);

    refused(SharedGroupException.class, top, editor -> editor.put("map", List.of(free, free)));
    refused(SharedGroupException.class, top, editor -> editor.putAll(Map.of("a", free, "b", free)));

    SharedObject.of().use(editor -> editor.put("free", free));
  }

  @Test
  void an_object_cannot_be_put_into_itself() {
    refused(SharedGroupException.class, child, editor -> editor.put("self", child))
        .hasMessageContaining("self");
    refused(SharedGroupException.class, top, editor -> list.use(l -> l.add(list)));

    SharedObject free = SharedObject.of();
    refused(SharedGroupException.class, free, editor -> editor.put("self", free));
  }

  @Test
  void an_object_cannot_be_put_below_itself() {
    refused(SharedGroupException.class, top, editor -> grandchild.use(g -> g.put("up", child)));

    SharedObject free = SharedObject.of("below", SharedObject.of());
    refused(
            SharedGroupException.class,
            free,
            editor -> free.object("below").use(b -> b.put("x", free)))
        .hasMessageContaining("copy");
  }

  @Test
  void a_removed_object_cannot_be_put_below_itself() {
    top.use(editor -> editor.remove("child"));

    refused(SharedGroupException.class, child, c -> grandchild.use(g -> g.put("up", child)));
    refused(SharedGroupException.class, child, c -> c.put("self", child));
  }

  @Test
  void remove_and_put_within_one_block_gives_an_object_another_name() {
    top.use(
        editor -> {
          editor.remove("child");
          editor.put("renamed", child);
        });

    assertThat(top.names()).containsExactlyInAnyOrder("list", "renamed");
    assertThat(top.object("renamed")).isSameAs(child);
    assertThat(child.object("grandchild")).isSameAs(grandchild);
  }

  @Test
  void remove_and_put_within_one_block_gives_an_object_another_parent() {
    top.use(
        editor -> {
          editor.remove("child");
          list.use(elements -> elements.add(child));
        });

    assertThat(top.has("child")).isFalse();
    assertThat(list.object(0)).isSameAs(child);
    grandchild.use(editor -> editor.put("n", 1));
    assertThat(top.toMap())
        .isEqualTo(Map.of("list", List.of(Map.of("grandchild", Map.of("n", 1L)))));
  }

  @Test
  void parent_and_child_can_change_places_within_one_block() {
    top.use(
        editor -> {
          child.use(c -> c.remove("grandchild"));
          editor.remove("child");
          grandchild.use(g -> g.put("child", child));
          editor.put("grandchild", grandchild);
        });

    assertThat(top.object("grandchild").object("child")).isSameAs(child);
    assertThat(child.size()).isZero();
  }

  @Test
  void a_removed_object_may_be_put_back_within_its_group_later() {
    top.use(editor -> editor.remove("child"));
    list.use(editor -> editor.add(child));

    assertThat(list.object(0)).isSameAs(child);
    refused(SharedGroupException.class, top, editor -> editor.put("child", child));
  }

  @Test
  void a_replaced_object_may_be_put_back_within_its_group() {
    top.use(editor -> editor.put("child", Map.of("n", 1)));
    top.use(editor -> editor.put("old", child));

    assertThat(top.object("old")).isSameAs(child);
    assertThat(top.object("child")).isNotSameAs(child);
  }

  @Test
  void of_threads_that_race_to_place_an_object_one_wins() throws Exception {
    for (int round = 0; round < 200; round++) {
      SharedObject free = SharedObject.of("n", 1);
      AtomicInteger placed = new AtomicInteger();

      Threads.race(
          3,
          number -> {
            if (placed(top, "racer" + number, free)) {
              placed.incrementAndGet();
            }
          });

      assertThat(placed).hasValue(1);
      assertThat(top.size()).isEqualTo(3);
      top.use(editor -> List.of("racer0", "racer1", "racer2").forEach(editor::remove));
    }
  }

  private static boolean placed(SharedObject parent, String name, SharedObject free) {
    try {
      parent.use(editor -> editor.put(name, free));
      return true;
    } catch (SharedGroupException refused) {
      return false;
    }
  }

  @Test
  void a_refused_place_in_a_free_standing_tree_changes_nothing() {
    SharedObject placed = SharedObject.of();
    SharedObject parent = SharedObject.of("placed", placed);
    SharedObject free = SharedObject.of();

    assertThatExceptionOfType(SharedGroupException.class)
        .isThrownBy(() -> assertThat(SharedObject.of("x", free, "y", placed)).isNull());
    assertThatExceptionOfType(SharedGroupException.class)
        .isThrownBy(() -> assertThat(SharedCollection.of(free, placed)).isNull());

    assertThat(parent.object("placed")).isSameAs(placed);
    top.use(editor -> editor.put("free", free));
  }
}
