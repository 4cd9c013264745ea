// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseInterruptedException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining waits like a nested use, keeps the lock to the outermost end, and is undone. */
public abstract class JoiningContract extends Contract {
  private SharedObject top;
  private final SharedObject part = SharedObject.of("n", 0);
  private final SharedObject free = SharedObject.of("n", 0, "part", part);

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
  }

  @Test
  void joining_waits_for_the_block_of_another_thread() throws Exception {
    Hold holder = hold(part, editor -> editor.put("n", 1));
    Worker<Void> joining =
        Threads.run(() -> top.use(editor -> editor.put("free", free))).untilItWaits();
    assertThat(top.has("free")).isFalse();

    holder.release();
    joining.result();

    assertThat(top.object("free").object("part").get("n")).isEqualTo(1L);
  }

  @Test
  void an_interrupted_wait_for_joining_changes_nothing() throws Exception {
    Hold holder = hold(free);
    Worker<Void> joining =
        Threads.run(() -> top.use(editor -> editor.put("free", free))).untilItWaits();

    joining.thread().interrupt();

    assertThat(joining.failure()).isInstanceOf(UseInterruptedException.class);
    assertThat(top.toMap()).isEqualTo(Map.of("n", 0L));
    assertFree(top);
    holder.release();
    SharedObject.of().use(editor -> editor.put("free", free));
  }

  @Test
  void the_joined_group_is_locked_to_the_outermost_end() throws Exception {
    Hold holder =
        hold(
            stay ->
                top.use(
                    outer -> {
                      joinInside();
                      stay.run();
                    }));

    assertHeld(free);
    assertHeld(part);

    holder.release();
    assertFree(part);
  }

  private void joinInside() {
    top.use(inner -> inner.put("free", free));
  }

  @Test
  void who_waits_for_a_group_that_joins_another_gets_in_after_the_joining_block() throws Exception {
    Hold holder = hold(top, editor -> editor.put("free", free));
    Worker<Void> waiting =
        Threads.run(() -> part.use(editor -> editor.increment("n", 1))).untilItWaits();

    holder.release();
    waiting.result();

    assertThat(top.object("free").object("part").get("n")).isEqualTo(1L);
    assertFree(top);
  }

  @Test
  void a_block_that_throws_undoes_the_join() {
    failing(
        top,
        editor -> {
          editor.put("free", free);
          part.use(inner -> inner.put("n", 1));
        });

    assertThat(top.has("free")).isFalse();
    assertThat(part.get("n")).isEqualTo(0L);
    hold(top);
    assertFree(free);
    SharedObject.of().use(editor -> editor.put("free", free));
  }

  @Test
  void an_inner_block_that_throws_undoes_the_join() {
    top.use(
        outer -> {
          failing(top, inner -> inner.put("free", free));
          assertThat(outer.has("free")).isFalse();
        });

    assertFree(free);
    hold(top);
    assertFree(part);
    SharedObject.of().use(editor -> editor.put("free", free));
  }

  @Test
  void an_object_may_join_again_in_the_block_in_which_its_join_was_undone() {
    top.use(
        outer -> {
          failing(top, inner -> inner.put("free", free));
          outer.put("again", free);
          part.use(inner -> inner.put("n", 2));
        });

    assertThat(top.object("again")).isSameAs(free);
    assertThat(part.get("n")).isEqualTo(2L);
    hold(part);
    assertHeld(top);
  }

  @Test
  void a_group_that_this_thread_is_using_cannot_join_another_one() {
    part.use(
        editor -> {
          editor.put("n", 1);
          refused(SharedGroupException.class, top, t -> t.put("free", free))
              .hasMessageContaining("free");
        });

    assertThat(part.get("n")).isEqualTo(1L);
    top.use(editor -> editor.put("free", free));
  }

  @Test
  void a_group_that_this_thread_has_used_may_join_in_the_same_block() {
    top.use(
        editor -> {
          part.use(inner -> inner.put("n", 1));
          editor.put("free", free);
          part.use(inner -> inner.increment("n", 1));
        });

    assertThat(top.object("free").object("part").get("n")).isEqualTo(2L);
  }

  @Test
  void readers_of_a_joining_group_never_wait_and_never_see_it_without_its_values()
      throws Exception {
    Hold holder =
        hold(
            top,
            editor -> {
              editor.put("free", free);
              part.use(inner -> inner.put("n", 1));
            });

    assertThat(free.toMap()).isEqualTo(Map.of("n", 0L, "part", Map.of("n", 0L)));

    holder.release();
    assertThat(free.toMap()).isEqualTo(Map.of("n", 0L, "part", Map.of("n", 1L)));
  }
}
