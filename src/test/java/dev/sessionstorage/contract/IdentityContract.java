// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reference means the same object for good: not an index, not a path. */
public abstract class IdentityContract extends Contract {
  private SharedObject top;
  private SharedObject child;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top =
        newGroup(
            "top",
            Map.of(
                "child",
                Map.of("n", 0),
                "list",
                List.of(Map.of("n", 0), Map.of("n", 1), Map.of("n", 2), Map.of("n", 3))));
    child = top.object("child");
    list = top.collection("list");
  }

  @Test
  void every_way_to_an_object_gives_the_same_reference() {
    assertThat(storage.object("top")).isSameAs(top);
    assertThat(storage.get("top")).isSameAs(top);
    assertThat(storage.get("top", SharedObject.class)).isSameAs(top);
    assertThat(storage.objectOrNew("top")).isSameAs(top);
    assertThat(top.collection("list")).isSameAs(list);
    assertThat(top.collectionOrNew("list")).isSameAs(list);
    assertThat(top.get("list", SharedCollection.class)).isSameAs(list);
    assertThat(list.object(2)).isSameAs(list.get(2));
    top.use(
        editor -> {
          assertThat(editor.object("child")).isSameAs(child);
          assertThat(editor.objectOrNew("child")).isSameAs(child);
          assertThat(editor.get("child")).isSameAs(child);
        });
    assertThat(sessions.of(session.id()).orElseThrow()).isSameAs(storage);
  }

  @Test
  void an_object_put_keeps_its_identity() {
    SharedObject free = SharedObject.of("n", 1);
    SharedCollection freeList = SharedCollection.of(1);

    top.use(editor -> editor.putAll(Map.of("free", free, "freeList", freeList)));

    assertThat(top.object("free")).isSameAs(free);
    assertThat(top.collection("freeList")).isSameAs(freeList);
  }

  @Test
  void equals_is_identity_whatever_the_content() {
    SharedObject one = SharedObject.of("n", 1);
    SharedObject same = SharedObject.of("n", 1);
    Map<Object, String> byReference = new HashMap<>();
    byReference.put(one, "one");
    byReference.put(list, "list");

    one.use(editor -> editor.put("n", 2));
    list.use(editor -> editor.clear());

    assertThat(one).isNotEqualTo(same).isEqualTo(one);
    assertThat(SharedCollection.of(1)).isNotEqualTo(SharedCollection.of(1));
    assertThat(byReference).containsEntry(one, "one").containsEntry(list, "list");
  }

  @Test
  void removing_an_element_leaves_held_references_where_they_were() {
    SharedObject third = list.object(3);

    list.use(editor -> editor.remove(0));
    third.use(editor -> editor.put("written", true));

    assertThat(list.object(2)).isSameAs(third);
    assertThat(third.toMap()).isEqualTo(Map.of("n", 3L, "written", true));
  }

  @Test
  void moving_sorting_and_inserting_leave_held_references_where_they_were() {
    List<Object> held = List.of(list.get(0), list.get(1), list.get(2), list.get(3));

    list.use(
        editor -> {
          editor.move(0, 3);
          editor.insert(0, "first");
          editor.remove(0);
          editor.sort(byNumber().reversed());
        });

    for (int i = 0; i < 4; i++) {
      assertThat(list.get(i)).isSameAs(held.get(3 - i));
      assertThat(list.object(i).get("n")).isEqualTo(3L - i);
    }
  }

  private static Comparator<Object> byNumber() {
    return Comparator.comparing(element -> ((SharedObject) element).get("n", Long.class));
  }

  @Test
  void a_removed_object_keeps_its_last_state_and_its_group() {
    top.use(editor -> editor.remove("child"));

    assertThat(top.has("child")).isFalse();
    assertThat(child.get("n")).isEqualTo(0L);
    hold(top);
    assertHeld(child);
  }

  @Test
  void writing_to_a_removed_object_works_and_is_seen_by_those_who_hold_it() throws Exception {
    top.use(editor -> editor.remove("child"));

    child.use(editor -> editor.increment("n", 1));
    Threads.run(() -> child.use(editor -> editor.increment("n", 1))).result();

    assertThat(child.get("n")).isEqualTo(2L);
    assertThat(top.has("child")).isFalse();
  }

  @Test
  void what_is_replaced_or_cleared_away_lives_on_like_what_is_removed() {
    SharedObject element = list.object(0);
    SharedObject other = list.object(1);

    top.use(editor -> editor.put("child", 1));
    list.use(editor -> editor.set(0, 1));
    list.use(editor -> editor.clear());
    top.use(editor -> editor.clear());

    for (SharedObject held : List.of(child, element, other)) {
      held.use(editor -> editor.put("still", "here"));
      assertThat(held.get("still")).isEqualTo("here");
      assertThat(held.has("n")).isTrue();
    }
    assertThat(top.toMap()).isEmpty();
    hold(top);
    assertHeld(child);
    assertHeld(other);
    assertHeld(list);
  }

  @Test
  void the_parts_of_a_removed_object_stay_its_parts() {
    top.use(editor -> editor.remove("list"));

    list.object(0).use(editor -> editor.put("n", 7));

    assertThat(list.toList().get(0)).isEqualTo(Map.of("n", 7L));
  }

  @Test
  void threads_that_race_to_make_a_child_get_the_same_one() throws Exception {
    for (int round = 0; round < 200; round++) {
      String name = "round" + round;
      Set<Object> children = ConcurrentHashMap.newKeySet();
      Set<Object> parents = ConcurrentHashMap.newKeySet();

      Threads.race(
          4,
          number -> {
            SharedObject parent = storage.objectOrNew(name);
            parents.add(parent);
            children.add(parent.collectionOrNew("list"));
            parent.objectOrNew("child").use(editor -> editor.increment("n", 1));
          });

      assertThat(parents).containsExactly(storage.object(name));
      assertThat(children).containsExactly(storage.object(name).collection("list"));
      assertThat(storage.object(name).object("child").get("n")).isEqualTo(4L);
    }
  }
}
