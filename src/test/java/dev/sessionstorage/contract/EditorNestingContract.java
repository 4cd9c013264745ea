// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Editors of nested blocks, of blocks that threw, and of other threads. */
public abstract class EditorNestingContract extends Contract {
  private SharedObject top;
  private SharedCollection list;
  private Map<String, Object> before;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0, "child", Map.of(), "list", List.of(Map.of(), 1)));
    list = top.collection("list");
    before = top.toMap();
  }

  private static void assertEnded(Threads.Task call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("block");
  }

  private void assertNothingChanged() {
    assertThat(top.toMap()).isEqualTo(before);
    assertFree(top);
  }

  @Test
  void an_editor_handed_to_a_thread_inside_a_block_of_its_own_does_nothing() throws Exception {
    SharedObject other = newGroup("other", Map.of());
    AtomicReference<ObjectEditor> handed = new AtomicReference<>();
    Hold holder = hold(other, handed::set);

    top.use(editor -> assertEnded(() -> handed.get().put("n", 1)));

    holder.release();
    assertThat(other.size()).isZero();
  }

  @Test
  void a_block_that_handed_its_editor_away_goes_on() {
    top.use(
        editor -> {
          assertThat(Threads.run(() -> editor.put("n", 1)).failure()).isNotNull();
          editor.put("n", 2);
        });

    assertThat(top.get("n")).isEqualTo(2L);
  }

  @Test
  void the_editor_of_an_inner_block_ends_before_the_outer_one() {
    top.use(
        outer -> {
          ObjectEditor same = top.with(inner -> inner);
          ObjectEditor child = top.object("child").with(inner -> inner);
          CollectionEditor elements = list.with(inner -> inner);

          assertEnded(() -> same.put("n", 1));
          assertEnded(() -> child.put("n", 1));
          assertEnded(() -> elements.add(1));
          top.use(again -> assertEnded(() -> same.put("n", 1)));
        });

    assertNothingChanged();
  }

  @Test
  void the_editor_of_an_outer_block_works_inside_an_inner_one() {
    SharedObject other = newGroup("other", Map.of());

    top.use(
        outer -> {
          list.use(inner -> outer.increment("n", 1));
          other.use(inner -> outer.increment("n", 1));
          top.use(inner -> outer.put("n", inner.get("n", Long.class) + 1));
        });

    assertThat(top.get("n")).isEqualTo(3L);
  }

  @Test
  void the_editor_of_a_block_that_threw_does_nothing() {
    AtomicReference<ObjectEditor> outlived = new AtomicReference<>();
    failing(top, outlived::set);

    assertEnded(() -> outlived.get().put("n", 1));
    top.use(
        outer -> {
          failing(top, outlived::set);
          assertEnded(() -> outlived.get().put("n", 1));
        });

    assertNothingChanged();
  }

  @Test
  void an_editor_does_nothing_after_its_block_in_an_ended_session() {
    ObjectEditor outlived = top.with(editor -> editor);

    session.close();

    assertEnded(() -> outlived.put("n", 1));
    assertThat(top.toMap()).isEqualTo(before);
  }
}
