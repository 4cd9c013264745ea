// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UseAction;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One thread at a time is inside a group; re-entry counts; the outermost end releases. */
public abstract class ExclusionContract extends Contract {
  private static final int THREADS = 4;
  private static final int TIMES = 3_000;

  private SharedObject top;
  private SharedObject child;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("child", Map.of("n", 0), "list", List.of()));
    child = top.object("child");
    list = top.collection("list");
  }

  @Test
  void one_thread_at_a_time_is_inside_a_group_whichever_member_it_enters() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    UseAction<Object, RuntimeException> alone =
        editor -> {
          assertThat(inside.incrementAndGet()).isOne();
          Thread.onSpinWait();
          assertThat(inside.decrementAndGet()).isZero();
        };

    Threads.stress(() -> top.use(alone), () -> child.use(alone), () -> list.use(alone));
  }

  @Test
  void no_increment_is_lost() throws Exception {
    Threads.race(
        THREADS,
        number -> {
          for (int i = 0; i < TIMES; i++) {
            top.use(editor -> editor.increment("count", 1));
          }
        });

    assertThat(top.get("count")).isEqualTo((long) THREADS * TIMES);
  }

  @Test
  void no_increment_is_lost_on_the_first_level_of_the_storage() throws Exception {
    Threads.race(
        THREADS,
        number -> {
          for (int i = 0; i < TIMES; i++) {
            storage.use(editor -> editor.increment("count", 1));
          }
        });

    assertThat(storage.get("count")).isEqualTo((long) THREADS * TIMES);
  }

  @Test
  void nothing_is_lost_between_reading_and_writing_whichever_member_was_entered() throws Exception {
    UseAction<Object, RuntimeException> readAndWrite =
        entered -> child.use(editor -> editor.put("n", editor.get("n", Long.class) + 1));

    Threads.race(
        THREADS,
        number -> {
          for (int i = 0; i < TIMES; i++) {
            switch (number) {
              case 0 -> top.use(readAndWrite);
              case 1 -> list.use(readAndWrite);
              default -> child.use(readAndWrite);
            }
          }
        });

    assertThat(child.get("n")).isEqualTo((long) THREADS * TIMES);
  }

  @Test
  void each_increment_returns_a_number_of_its_own() throws Exception {
    boolean[] given = new boolean[THREADS * TIMES + 1];

    Threads.race(
        THREADS,
        number -> {
          for (int i = 0; i < TIMES; i++) {
            int ticket = Math.toIntExact(top.with(editor -> editor.increment("tickets", 1)));
            synchronized (given) {
              assertThat(given[ticket]).as("ticket %d was given before", ticket).isFalse();
              given[ticket] = true;
            }
          }
        });
  }

  @Test
  void re_entry_counts_and_only_the_outermost_end_releases() {
    top.use(
        outer -> {
          child.use(middle -> list.use(inner -> inner.add("x")));
          top.use(again -> again.put("again", true));

          assertHeld(top);
          assertHeld(child);
          assertHeld(list);
        });

    assertFree(top);
    assertFree(child);
    assertFree(list);
  }

  @Test
  void re_entry_goes_as_deep_as_one_likes_and_never_waits() {
    enter(500);

    assertThat(child.get("n")).isEqualTo(500L);
    assertFree(top);
  }

  private void enter(int levels) {
    if (levels > 0) {
      child.use(
          Duration.ZERO,
          editor -> {
            editor.increment("n", 1);
            enter(levels - 1);
          });
    }
  }

  @Test
  void using_any_member_locks_every_member_removed_ones_too() throws Exception {
    SharedObject removed =
        top.with(
            editor -> {
              SharedObject made = editor.objectOrNew("removed");
              editor.remove("removed");
              return made;
            });

    Hold holder = hold(child);
    assertHeld(top);
    assertHeld(list);
    assertHeld(removed);
    holder.release();

    hold(removed);
    assertHeld(top);
    assertHeld(child);
  }

  @Test
  void other_groups_are_not_locked() {
    SharedObject other = newGroup("other", Map.of());

    hold(top);

    assertFree(other);
    assertFree(storage);
    assertFree(SharedObject.of());
    assertFree(sessions.open("someone else").storage());
  }

  @Test
  void the_lock_is_free_after_a_block_that_throws_anything() {
    failing(top, editor -> editor.put("x", 1));
    assertFree(top);

    assertThatThrownBy(() -> top.use(editor -> fail(new IllegalArgumentException("unchecked"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertFree(top);

    assertThatThrownBy(() -> list.use(editor -> fail(new StackOverflowError("an error"))))
        .isInstanceOf(StackOverflowError.class);
    assertFree(list);
  }

  private static <X extends Throwable> void fail(X with) throws X {
    throw with;
  }

  @Test
  void a_block_passes_its_value_and_its_checked_exception_on_as_they_are() {
    Object value = new Object();
    IOException exception = new IOException("checked");

    assertThat(top.<Object, RuntimeException>with(editor -> value)).isSameAs(value);
    assertThat(list.<Object, RuntimeException>with(editor -> null)).isNull();
    assertThatThrownBy(() -> list.use(editor -> fail(exception))).isSameAs(exception);
  }
}
