// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A block that throws changes nothing; an inner block is a savepoint. */
public abstract class AllOrNothingContract extends Contract {
  private SharedObject top;
  private SharedObject child;
  private SharedCollection list;
  private Map<String, Object> before;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0, "child", Map.of("n", 0), "list", List.of("a", "b")));
    child = top.object("child");
    list = top.collection("list");
    before = top.toMap();
  }

  private void changeEverything() {
    top.use(
        editor -> {
          editor.put("n", -1);
          editor.put("new", Map.of("deep", List.of(1)));
          editor.objectOrNew("made").use(inner -> inner.put("x", 1));
          editor.increment("count", 5);
          list.use(inner -> inner.insert(1, Map.of()));
          list.use(inner -> inner.remove(0));
          child.use(inner -> inner.clear());
          editor.remove("child");
          editor.put("child", "something else");
        });
  }

  private void assertNothingChanged() {
    assertThat(top.toMap()).isEqualTo(before);
    assertThat(top.names()).containsExactlyElementsOf(before.keySet());
    assertThat(top.object("child")).isSameAs(child);
    assertThat(top.collection("list")).isSameAs(list);
    assertThat(child.get("n")).isEqualTo(0L);
    assertThat(list.toList()).containsExactly("a", "b");
    assertFree(top);
  }

  @Test
  void a_block_that_throws_changes_nothing() {
    failing(top, editor -> changeEverything());

    assertNothingChanged();
  }

  @Test
  void a_block_of_a_collection_that_throws_changes_nothing() {
    assertThatThrownBy(
            () ->
                list.use(
                    editor -> {
                      editor.add("c");
                      editor.move(0, 2);
                      editor.sort(Comparator.comparing(Object::toString).reversed());
                      changeEverything();
                      throw new Planned();
                    }))
        .isInstanceOf(Planned.class);

    assertNothingChanged();
  }

  @Test
  void an_error_undoes_a_block_too() {
    assertThatThrownBy(
            () ->
                top.use(
                    editor -> {
                      changeEverything();
                      throw new StackOverflowError("deep");
                    }))
        .isInstanceOf(StackOverflowError.class);

    assertNothingChanged();
  }

  @Test
  void an_inner_block_that_throws_changes_nothing_though_the_outer_one_goes_on() {
    top.use(
        outer -> {
          failing(child, inner -> changeEverything());
          assertNothingChangedInside();
        });

    assertNothingChanged();
  }

  private void assertNothingChangedInside() {
    assertThat(top.toMap()).isEqualTo(before);
    assertThat(top.object("child")).isSameAs(child);
  }

  @Test
  void what_the_outer_block_wrote_before_and_after_a_failed_inner_one_stays() {
    top.use(
        outer -> {
          outer.put("n", 1);
          child.use(inner -> inner.put("n", 1));
          failing(
              top,
              inner -> {
                inner.put("n", 2);
                child.use(innermost -> innermost.put("n", 2));
                list.use(innermost -> innermost.clear());
              });
          assertThat(outer.get("n")).isEqualTo(1L);
          assertThat(child.get("n")).isEqualTo(1L);
          outer.put("after", true);
          list.use(inner -> inner.add("c"));
        });

    assertThat(top.toMap())
        .isEqualTo(
            Map.of(
                "n", 1L, "child", Map.of("n", 1L), "list", List.of("a", "b", "c"), "after", true));
  }

  @Test
  void an_inner_block_that_ended_well_is_undone_with_the_outer_one() {
    failing(top, outer -> child.use(inner -> inner.put("n", 1)));

    assertNothingChanged();
  }

  @Test
  void savepoints_nest() {
    top.use(
        first -> {
          first.put("n", 1);
          failing(
              child,
              second -> {
                second.put("n", 2);
                failing(top, third -> third.put("n", 3));
                assertThat(top.get("n")).isEqualTo(1L);
                assertThat(second.get("n")).isEqualTo(2L);
                top.use(third -> third.put("kept", "until the second is undone"));
              });
          assertThat(first.has("kept")).isFalse();
          failing(top, second -> second.put("n", 4));
        });

    assertThat(top.get("n")).isEqualTo(1L);
    assertThat(child.get("n")).isEqualTo(0L);
    assertThat(top.has("kept")).isFalse();
  }

  @Test
  void a_failed_inner_block_undoes_what_it_wrote_after_a_block_inside_it_had_ended() {
    top.use(
        outer -> {
          outer.put("n", 1);
          failing(
              top,
              inner -> {
                child.use(innermost -> innermost.put("n", 2));
                inner.put("n", 2);
              });
          assertThat(outer.get("n")).isEqualTo(1L);
        });

    assertThat(top.get("n")).isEqualTo(1L);
  }

  @Test
  void a_failed_inner_block_gives_a_removed_child_its_place_back() {
    top.use(outer -> failing(top, inner -> inner.remove("child")));

    assertThat(top.object("child")).isSameAs(child);
    refused(SharedGroupException.class, top, editor -> editor.put("second", child));
  }

  @Test
  void a_failed_inner_block_takes_a_moved_child_back() {
    top.use(
        outer ->
            failing(
                top,
                inner -> {
                  inner.remove("child");
                  list.use(innermost -> innermost.add(child));
                }));

    assertNothingChanged();
    refused(SharedGroupException.class, top, editor -> editor.put("second", child));
  }

  @Test
  void a_write_that_throws_changes_nothing_though_its_block_ends_well() {
    Map<String, Object> mixed = new LinkedHashMap<>();
    mixed.put("good", 1);
    mixed.put("free", SharedObject.of());
    mixed.put("bad", new Object());
    mixed.put("n", 1);

    refused(UnsupportedValueException.class, top, editor -> editor.putAll(mixed));
    refused(UnsupportedValueException.class, top, editor -> editor.put("n", mixed));
    refused(UnsupportedValueException.class, top, editor -> list.use(l -> l.add(mixed)));
    refused(IndexOutOfBoundsException.class, top, editor -> list.use(l -> l.insert(3, "d")));

    assertNothingChanged();
  }
}
