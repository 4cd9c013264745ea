// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The top of a group that belongs nowhere may join another group; nothing else may. */
public abstract class GroupsContract extends Contract {
  private final SharedObject a = SharedObject.of("name", "a");
  private final SharedObject b = SharedObject.of("name", "b");
  private final SharedObject c = SharedObject.of("name", "c");
  private final SharedObject d = SharedObject.of("name", "d");

  @BeforeEach
  void makeTwoGroups() {
    a.use(editor -> editor.put("b", b));
    c.use(editor -> editor.put("d", d));
  }

  @Test
  void new_objects_are_groups_of_their_own() {
    hold(a);

    assertFree(c);
    assertFree(SharedObject.of());
    assertFree(SharedCollection.of());
  }

  @Test
  void putting_an_object_into_another_makes_one_group_with_one_lock() throws Exception {
    Hold holder = hold(a);
    assertHeld(b);
    holder.release();

    hold(b);
    assertHeld(a);
  }

  @Test
  void a_member_of_a_group_is_refused_by_another_group() {
    refused(SharedGroupException.class, a, editor -> editor.put("d", d))
        .hasMessageContaining("d")
        .hasMessageContaining("copy");
    assertThat(c.object("d")).isSameAs(d);
    hold(c);
    assertHeld(d);
    assertFree(a);
  }

  @Test
  void a_removed_member_stays_in_its_group_for_good() {
    c.use(editor -> editor.remove("d"));

    refused(SharedGroupException.class, a, editor -> editor.put("d", d))
        .hasMessageContainingAll("member of another group", "copy");
    refused(SharedGroupException.class, storage, editor -> editor.put("d", d));
    hold(c);
    assertHeld(d);
  }

  @Test
  void the_top_of_a_group_that_belongs_nowhere_brings_the_whole_group() {
    a.use(editor -> editor.put("c", c));

    assertThat(a.toMap()).isEqualTo(Map.of("name", "a", "b", Map.of("name", "b"), "c", c.toMap()));
    assertThat(a.object("c").object("d")).isSameAs(d);
    hold(b);
    assertHeld(c);
    assertHeld(d);
  }

  @Test
  void removed_members_join_with_their_group() {
    c.use(editor -> editor.remove("d"));

    a.use(editor -> editor.put("c", c));

    assertThat(d.get("name")).isEqualTo("d");
    a.use(editor -> editor.put("d", d));
    assertThat(a.object("d")).isSameAs(d);
    hold(d);
    assertHeld(a);
  }

  @Test
  void a_top_that_has_joined_a_group_is_no_top_any_more() {
    a.use(editor -> editor.put("c", c));
    SharedObject other = SharedObject.of();

    refused(SharedGroupException.class, other, editor -> editor.put("c", c));
    a.use(editor -> editor.remove("c"));
    refused(SharedGroupException.class, other, editor -> editor.put("c", c));

    other.use(editor -> editor.put("a", a));
    assertThat(other.object("a")).isSameAs(a);
  }

  @Test
  void groups_join_in_any_shape() {
    SharedCollection list = SharedCollection.of(1, SharedObject.of("n", 1), List.of(2));
    SharedObject made = SharedObject.copyOf(Map.of("list", list, "c", c));

    a.use(editor -> editor.put("map", Map.of("deep", List.of("x", made))));

    assertThat(((SharedObject) a.object("map").collection("deep").get(1)).collection("list"))
        .isSameAs(list);
    hold(d);
    assertHeld(list);
    assertHeld(a);
  }

  @Test
  void a_write_inside_the_joining_block_is_published_with_it() throws Exception {
    Hold holder =
        hold(
            a,
            editor -> {
              editor.put("c", c);
              d.use(inner -> inner.put("name", "changed"));
            });

    assertThat(a.has("c")).isFalse();
    assertThat(d.get("name")).isEqualTo("d");

    holder.release();

    assertThat(a.object("c").object("d").get("name")).isEqualTo("changed");
  }

  @Test
  void members_can_be_read_and_written_after_joining_a_group_with_fewer_or_more_versions() {
    for (int i = 0; i < 100; i++) {
      d.use(editor -> editor.increment("n", 1));
    }

    SharedObject young = SharedObject.of("c", c);
    assertThat(d.get("n")).isEqualTo(100L);
    SharedObject old = SharedObject.of();
    for (int i = 0; i < 1_000; i++) {
      old.use(editor -> editor.increment("n", 1));
    }
    old.use(editor -> editor.put("young", young));

    assertThat(d.get("n")).isEqualTo(100L);
    d.use(editor -> editor.increment("n", 1));
    assertThat(old.toMap())
        .isEqualTo(Map.of("n", 1_000L, "young", Map.of("c", Map.of("name", "c", "d", d.toMap()))));
    assertThat(d.get("n")).isEqualTo(101L);
  }

  @Test
  void the_storage_of_a_session_can_be_put_nowhere() {
    refused(SharedGroupException.class, a, editor -> editor.put("storage", storage))
        .hasMessageContaining("it is the storage of a session");
    refused(SharedGroupException.class, storage, editor -> editor.put("self", storage));
    refused(
        SharedGroupException.class, storage, editor -> editor.put("all", sessions.application()));
  }

  @Test
  void a_copy_goes_anywhere() {
    SharedObject copy = c.copy();
    SharedCollection listCopy = SharedCollection.of(1, Map.of("n", 1)).copy();

    a.use(
        editor -> {
          editor.put("copy", copy);
          editor.put("member", d.copy());
          editor.put("list", listCopy);
        });

    assertThat(a.object("copy")).isSameAs(copy);
    assertThat(copy.toMap()).isEqualTo(c.toMap());
    assertThat(a.object("member").toMap()).isEqualTo(d.toMap());
    assertThat(a.collection("list").toList()).isEqualTo(List.of(1L, Map.of("n", 1L)));
  }

  @Test
  void a_copy_is_deep_and_goes_its_own_way() {
    SharedObject copy = c.copy();

    copy.object("d").use(editor -> editor.put("name", "copied"));
    c.use(editor -> editor.put("name", "original"));

    assertThat(d.get("name")).isEqualTo("d");
    assertThat(copy.toMap()).isEqualTo(Map.of("name", "c", "d", Map.of("name", "copied")));
    hold(c);
    assertFree(copy);
  }

  @Test
  void a_copy_made_inside_a_block_has_the_writes_of_the_block() {
    SharedObject copy =
        c.with(
            editor -> {
              editor.put("name", "inside");
              return c.copy();
            });

    assertThat(copy.get("name")).isEqualTo("inside");
  }
}
