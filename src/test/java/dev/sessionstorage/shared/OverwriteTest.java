// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A block that changes one plain value copies nothing, unless somebody needs the state before. */
class OverwriteTest {
  private final ObjectNode object = ObjectNode.copyOf(Map.of("a", 1, "b", 1));
  private final Content content = object.latest();

  private void put(String name, Object value) {
    object.use(editor -> editor.put(name, value));
  }

  @Test
  void one_value_is_overwritten_in_place() {
    put("a", 2);
    put("b", 3);

    assertThat(object.latest()).isSameAs(content);
    assertThat(object.toMap()).isEqualTo(Map.of("a", 2L, "b", 3L));
  }

  @Test
  void two_values_are_published_together() {
    object.use(
        editor -> {
          editor.put("a", 2);
          editor.put("b", 2);
        });

    assertThat(object.latest()).isNotSameAs(content);
    assertThat(object.toMap()).isEqualTo(Map.of("a", 2L, "b", 2L));
  }

  @Test
  void a_copy_keeps_its_state() {
    Map<String, Object> copy = object.toMap();
    put("a", 2);
    put("a", 3);

    assertThat(copy).isEqualTo(Map.of("a", 1L, "b", 1L));
    assertThat(object.get("a")).isEqualTo(3L);
  }

  @Test
  void a_copy_that_is_made_while_a_block_is_inside_keeps_its_state() throws InterruptedException {
    Map<?, ?>[] copy = new Map<?, ?>[1];
    object.use(
        editor -> {
          editor.put("a", 2);
          Thread other = new Thread(() -> copy[0] = object.toMap());
          other.start();
          other.join();
        });

    assertThat(copy[0]).isEqualTo(Map.of("a", 1L, "b", 1L));
    assertThat(object.get("a")).isEqualTo(2L);
  }

  /** The block has looked whether anybody shares the content, and has not written yet. */
  @Test
  void a_copy_that_is_made_while_the_block_ends_keeps_its_state() {
    AtomicReference<Map<String, Object>> copy = new AtomicReference<>();
    boolean entered =
        object
            .group()
            .assignHome(
                new AtTheEnd(() -> copy.set(CompletableFuture.supplyAsync(object::toMap).join())));
    put("a", 2);

    assertThat(entered).isTrue();
    assertThat(copy).hasValue(Map.of("a", 1L, "b", 1L));
    assertThat(object.get("a")).isEqualTo(2L);
    assertThat(object.latest()).isSameAs(content);
  }

  @Test
  void a_watcher_that_comes_while_the_block_ends_is_told_of_the_value() {
    Told told = new Told();
    boolean entered =
        object.group().assignHome(new AtTheEnd(() -> object.group().watchersOrNew().add(told)));
    put("a", 2);

    assertThat(entered).isTrue();
    assertThat(object.latest()).isSameAs(content);
    assertThat(told.changes).isEqualTo(1);
  }

  @Test
  void a_watcher_is_not_told_of_a_block_that_overwrites_nothing() {
    Told told = new Told();
    object.group().watchersOrNew().add(told);
    object.use(editor -> {});
    put("a", 1);

    assertThat(told.changes).isZero();
  }

  /** A watcher that counts. */
  private static final class Told implements Watcher {
    private int changes;

    @Override
    public void published(boolean changed) {
      changes++;
    }

    @Override
    public void ended() {}
  }

  /** Lets something happen the first time that a block asks where its group belongs. */
  private static final class AtTheEnd extends Home {
    private @Nullable Runnable event;

    AtTheEnd(Runnable event) {
      this.event = event;
    }

    @Override
    boolean needsDrafts() {
      Runnable due = event;
      event = null;
      if (due != null) {
        due.run();
      }
      return false;
    }

    @Override
    Storage storage() {
      return null;
    }

    @Override
    void admit(Node wanted, long since, long maxWait) {}

    @Override
    boolean commit(Use use, boolean changed) {
      return false;
    }

    @Override
    void beforeRelease(boolean agreed) {}
  }

  @Test
  void a_walk_over_a_view_keeps_its_state() {
    Iterator<Object> values = object.asMap().values().iterator();
    put("a", 2);
    put("b", 2);

    assertThat(List.of(values.next(), values.next())).containsExactly(1L, 1L);
  }

  @Test
  void the_block_sees_its_own_value() {
    object.use(
        editor -> {
          editor.put("a", 2);
          assertThat(editor.get("a")).isEqualTo(2L);
          assertThat(editor.toMap()).isEqualTo(Map.of("a", 2L, "b", 1L));
          editor.put("a", 3);
        });

    assertThat(object.get("a")).isEqualTo(3L);
  }

  @Test
  void a_copy_that_the_block_makes_has_its_own_value() {
    object.use(
        editor -> {
          editor.put("a", 2);
          assertThat(editor.toMap()).isEqualTo(Map.of("a", 2L, "b", 1L));
        });

    assertThat(object.get("a")).isEqualTo(2L);
  }

  @Test
  void a_copy_of_the_parent_that_the_block_makes_has_its_own_value() {
    object.use(editor -> editor.put("child", Map.of("n", 1)));

    object
        .object("child")
        .use(
            editor -> {
              editor.put("n", 2);
              assertThat(object.toMap()).containsEntry("child", Map.of("n", 2L));
            });
  }

  @Test
  void a_block_that_throws_overwrites_nothing() {
    assertThatThrownBy(
            () ->
                object.use(
                    editor -> {
                      editor.put("a", 2);
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    put("b", 2);

    assertThat(object.toMap()).isEqualTo(Map.of("a", 1L, "b", 2L));
  }

  @Test
  void an_inner_block_that_throws_takes_only_its_own_value_back() {
    object.use(
        editor -> {
          editor.put("a", 2);
          assertThatThrownBy(
                  () ->
                      object.use(
                          inner -> {
                            inner.put("a", 3);
                            throw new IllegalStateException();
                          }))
              .isInstanceOf(IllegalStateException.class);
        });

    assertThat(object.toMap()).isEqualTo(Map.of("a", 2L, "b", 1L));
  }

  @Test
  void a_reader_of_a_version_keeps_its_state() {
    History history = object.group().history();
    History.Reader reader = history.begin();
    put("a", 2);

    assertThat(object.contentAt(reader.version()).value("a")).isEqualTo(1L);
    history.end(reader);
    Content latest = object.latest();
    put("a", 3);
    assertThat(object.latest()).isSameAs(latest);
  }
}
