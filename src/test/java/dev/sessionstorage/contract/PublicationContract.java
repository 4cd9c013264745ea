// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The state of a group changes at the outermost end of a block, at once. */
public abstract class PublicationContract extends Contract {
  private SharedObject top;
  private SharedObject child;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0, "child", Map.of("n", 0), "list", List.of(0)));
    child = top.object("child");
    list = top.collection("list");
  }

  private void writeAll(long n) {
    top.use(
        editor -> {
          editor.put("n", n);
          child.use(inner -> inner.put("n", n));
          list.use(inner -> inner.set(0, n));
        });
  }

  private static Map<String, Object> all(long n) {
    return Map.of("n", n, "child", Map.of("n", n), "list", List.of(n));
  }

  @Test
  void other_threads_see_the_state_before_a_block_until_it_has_ended() throws Exception {
    Hold holder =
        hold(
            stay ->
                top.use(
                    editor -> {
                      writeAll(1);
                      stay.run();
                    }));

    assertThat(top.toMap()).isEqualTo(all(0));
    assertThat(child.get("n")).isEqualTo(0L);
    assertThat(list.get(0)).isEqualTo(0L);

    holder.release();

    assertThat(top.toMap()).isEqualTo(all(1));
    assertThat(child.get("n")).isEqualTo(1L);
    assertThat(list.get(0)).isEqualTo(1L);
  }

  @Test
  void the_end_of_an_inner_block_publishes_nothing() throws Exception {
    Hold holder = hold(top, editor -> child.use(inner -> inner.put("n", 1)));

    assertThat(child.get("n")).isEqualTo(0L);

    holder.release();

    assertThat(child.get("n")).isEqualTo(1L);
  }

  @Test
  void inside_its_block_a_thread_sees_its_own_writes_through_editors_and_references() {
    top.use(
        editor -> {
          writeAll(1);
          editor.put("new", Map.of("n", 1));
          editor.remove("list");

          Map<String, Object> own =
              Map.of("n", 1L, "child", Map.of("n", 1L), "new", Map.of("n", 1L));
          assertThat(editor.toMap()).isEqualTo(own);
          assertThat(top.toMap()).isEqualTo(own);
          assertThat(top.asMap()).isEqualTo(own);
          assertThat(storage.toMap()).isEqualTo(Map.of("top", own));
          assertThat(child.get("n")).isEqualTo(1L);
          assertThat(list.toList()).containsExactly(1L);
          assertThat(top.object("new").get("n")).isEqualTo(1L);
          assertThat(top.collection("list")).isNull();
          assertThat(top.names()).containsExactlyInAnyOrder("n", "child", "new");
        });
  }

  @Test
  void inside_its_block_a_thread_sees_what_its_inner_blocks_wrote_and_the_other_way_round() {
    top.use(
        outer -> {
          outer.put("n", 1);
          top.use(
              inner -> {
                assertThat(inner.get("n")).isEqualTo(1L);
                inner.put("n", 2);
              });
          assertThat(outer.get("n")).isEqualTo(2L);
        });
  }

  @Test
  void each_group_publishes_at_the_end_of_its_own_outermost_block() throws Exception {
    SharedObject other = newGroup("other", Map.of("n", 0));

    Hold holder =
        hold(
            top,
            editor -> {
              editor.put("n", 1);
              other.use(inner -> inner.put("n", 1));
            });

    assertThat(other.get("n")).as("its block has ended").isEqualTo(1L);
    assertThat(top.get("n")).as("its block goes on").isEqualTo(0L);
    assertFree(other);
    assertHeld(top);

    holder.release();

    assertThat(top.get("n")).isEqualTo(1L);
  }

  @Test
  void an_outer_block_that_throws_does_not_undo_the_ended_block_of_another_group() {
    SharedObject other = newGroup("other", Map.of("n", 0));

    failing(
        top,
        editor -> {
          editor.put("n", 1);
          other.use(inner -> inner.put("n", 1));
        });

    assertThat(other.get("n")).isEqualTo(1L);
    assertThat(top.get("n")).isEqualTo(0L);
  }

  @Test
  void a_block_of_another_group_that_throws_does_not_undo_the_outer_block() {
    SharedObject other = newGroup("other", Map.of("n", 0));

    top.use(
        editor -> {
          editor.put("n", 1);
          failing(other, inner -> inner.put("n", 1));
        });

    assertThat(other.get("n")).isEqualTo(0L);
    assertThat(top.get("n")).isEqualTo(1L);
  }

  @Test
  void a_group_entered_twice_through_another_publishes_at_its_outermost_end() throws Exception {
    SharedObject other = newGroup("other", Map.of("n", 0));

    Hold holder =
        hold(
            top,
            editor -> {
              editor.put("n", 1);
              other.use(inner -> top.use(again -> again.put("n", 2)));
            });

    assertThat(top.get("n")).isEqualTo(0L);

    holder.release();

    assertThat(top.get("n")).isEqualTo(2L);
  }

  @Test
  void a_block_that_only_reads_changes_nothing() {
    top.use(editor -> assertThat(editor.toMap()).isEqualTo(all(0)));

    assertThat(top.toMap()).isEqualTo(all(0));
  }

  @Test
  void what_a_thread_published_is_there_when_it_reads_next() throws Exception {
    Threads.race(
        4,
        number -> {
          SharedObject own = top.objectOrNew("own" + number);
          for (long i = 0; i < 2_000; i++) {
            long n = i;
            own.use(editor -> editor.put("n", n));
            assertThat(own.get("n")).isEqualTo(n);
          }
        });
  }
}
