// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Once a session has ended its storage is not found, not used, and still read. */
public abstract class ClosedContract extends Contract {
  private SharedObject top;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0, "list", List.of(Map.of("n", 1))));
    list = top.collection("list");
  }

  private AbstractThrowableAssert<?, ?> assertClosed(Threads.Task use) {
    return assertThatThrownBy(use::run)
        .isInstanceOf(SessionClosedException.class)
        .hasMessageContaining(session.id().abbreviated())
        .hasMessageNotContaining(session.id().toString());
  }

  @Test
  void it_is_not_found_any_more() {
    session.close();

    assertThat(sessions.of(session.id())).isEmpty();
    assertThat(sessions.of(session.id().toString())).isEmpty();
    assertThat(sessions.info(session.id())).isEmpty();
    assertThat(sessions.sessions().map(info -> info.id())).doesNotContain(session.id());
    assertThat(sessions.sessionsOf("tester")).isEmpty();
  }

  @Test
  void every_use_of_every_member_is_refused_and_changes_nothing() {
    Map<String, Object> before = storage.toMap();
    session.close();

    assertClosed(() -> storage.use(editor -> editor.put("n", 1)));
    assertClosed(() -> top.use(editor -> editor.put("n", 1)));
    assertClosed(() -> top.with(editor -> editor.increment("n", 1)));
    assertClosed(() -> list.use(editor -> editor.add(1)));
    assertClosed(() -> list.object(0).use(editor -> editor.put("n", 1)));
    assertClosed(() -> storage.objectOrNew("missing"));
    assertClosed(() -> top.collectionOrNew("missing"));

    assertThat(storage.toMap()).isEqualTo(before);
  }

  @Test
  void what_was_removed_from_a_storage_ends_with_it() {
    SharedObject part = list.object(0);
    list.use(editor -> editor.remove(0));
    storage.use(editor -> editor.remove("top"));

    session.close();

    assertClosed(() -> top.use(editor -> editor.put("n", 1)));
    assertClosed(() -> part.use(editor -> editor.put("n", 2)));
    assertThat(top.get("n")).isEqualTo(0L);
    assertThat(part.get("n")).isEqualTo(1L);
  }

  @Test
  void a_refused_use_leaves_no_lock_behind() {
    session.close();
    assertClosed(() -> top.use(editor -> editor.put("n", 1)));

    Worker<Void> other = Threads.run(() -> top.use(editor -> editor.put("n", 1)));

    assertClosed(other::result);
  }

  @Test
  void held_references_still_read_their_last_state() {
    SharedObject removed =
        top.with(
            editor -> {
              SharedObject made = editor.objectOrNew("removed");
              made.use(inner -> inner.put("n", 2));
              editor.remove("removed");
              return made;
            });
    Map<String, Object> view = storage.asMap();

    session.close();

    Map<String, Object> last = Map.of("n", 0L, "list", List.of(Map.of("n", 1L)));
    assertThat(storage.toMap()).isEqualTo(Map.of("top", last));
    assertThat(view).isEqualTo(Map.of("top", last));
    assertThat(storage.objectOrNew("top")).isSameAs(top);
    assertThat(top.get("n")).isEqualTo(0L);
    assertThat(list.object(0).get("n")).isEqualTo(1L);
    assertThat(removed.get("n")).isEqualTo(2L);
    assertThat(session.storage()).isSameAs(storage);
  }

  @Test
  void a_copy_of_what_is_left_may_go_anywhere() {
    session.close();
    SharedObject copy = top.copy();

    sessions.application().use(editor -> editor.put("rescued", copy));

    assertThat(sessions.application().object("rescued").toMap()).isEqualTo(top.toMap());
  }

  @Test
  void what_could_not_enter_a_closed_storage_is_still_free() {
    SharedObject free = SharedObject.of();
    session.close();

    assertClosed(() -> storage.use(editor -> editor.put("free", free)));

    sessions.application().use(editor -> editor.put("free", free));
  }

  @Test
  void closing_never_waits_for_a_block_and_the_block_finishes() throws Exception {
    Hold holder =
        hold(
            stay ->
                top.use(
                    editor -> {
                      stay.run();
                      editor.put("n", 1);
                      list.use(inner -> inner.add("re-entry is not refused"));
                      editor.objectOrNew("made").use(inner -> inner.put("n", 1));
                      assertThat(top.toMap()).containsEntry("n", 1L).containsKey("made");
                    }));

    Threads.run(session::close).result();
    assertThat(sessions.of(session.id())).isEmpty();
    holder.release();

    assertClosed(() -> top.use(editor -> editor.put("n", 2)));
    assertThat(top.get("n", Long.class)).as("its last state").isIn(0L, 1L);
  }

  @Test
  void a_block_that_is_inside_cannot_enter_another_group_of_the_ended_session() throws Exception {
    Hold holder =
        hold(
            stay ->
                storage.use(
                    editor -> {
                      stay.run();
                      assertClosed(() -> top.use(inner -> inner.put("n", 1)));
                    }));

    session.close();
    holder.release();

    assertThat(top.get("n")).isEqualTo(0L);
  }

  @Test
  void who_waits_while_the_session_ends_is_refused_when_the_lock_is_free() throws Exception {
    Hold holder = hold(top);
    Worker<Void> waiting = Threads.run(() -> top.use(editor -> editor.put("n", 1))).untilItWaits();

    session.close();
    holder.release();

    assertClosed(waiting::result);
    assertThat(top.get("n")).isEqualTo(0L);
  }

  @Test
  void a_session_may_end_inside_a_block_of_its_own() {
    top.use(
        editor -> {
          editor.put("n", 1);
          session.close();
          top.use(inner -> inner.put("n", 2));
          assertThat(editor.get("n")).isEqualTo(2L);
        });

    assertClosed(() -> top.use(editor -> editor.put("n", 3)));
  }

  @Test
  void closing_twice_does_nothing() {
    session.close();
    session.close();

    assertThat(sessions.of(session.id())).isEmpty();
    assertThat(session.id()).isNotNull();
  }

  @Test
  void other_sessions_go_on() {
    OpenedSession opened = sessions.open("other");
    opened.signIn("tester");
    SharedObject other = opened.storage();

    session.close();

    other.use(editor -> editor.put("n", 1));
    assertThat(other.get("n")).isEqualTo(1L);
    assertThat(sessions.sessionsOf("tester")).hasSize(1);
  }

  @Test
  void an_end_in_the_middle_of_many_uses_refuses_all_that_come_later() throws Exception {
    for (int round = 0; round < 30; round++) {
      configure(Map.of());
      makeGroup();
      AtomicLong successes = new AtomicLong();

      Threads.race(
          4,
          number -> {
            if (number == 0) {
              Threads.await().until(() -> successes.get() > 100);
              session.close();
            } else {
              assertClosed(
                  () -> {
                    while (true) {
                      top.use(editor -> editor.increment("n", 1));
                      successes.incrementAndGet();
                    }
                  });
            }
          });

      assertThat(top.get("n", Long.class))
          .as("only the block that was inside at the end may be missing")
          .isBetween(successes.get() - 1, successes.get());
    }
  }
}
