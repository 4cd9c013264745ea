// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the listener of a storage is told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnnouncementsTest {
  private static final byte[] BYTES = {1, 2};

  private final List<Set<String>> told = Collections.synchronizedList(new ArrayList<>());
  private final Storage storage = storage((id, names) -> told.add(names));
  private final SharedObject root = storage.root();

  private static Storage storage(Storage.Listener listener) {
    return TestSession.storage(Settings.DEFAULT, listener);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  /** It was told of a name "?". */
  @Test
  void a_change_in_a_child_is_not_told_before_the_child_is_in_the_storage() {
    SharedObject child = DeepCopy.of(Map.of());
    root.use(
        editor -> {
          editor.put("child", child);
          CompletableFuture.runAsync(() -> child.use(inner -> inner.put("v", 1))).join();
        });

    assertThat(told).containsExactly(Set.of("child"));
  }

  @Test
  void names_whose_values_differ_after_the_block_are_told_once() {
    root.use(editor -> editor.putAll(Map.of("same", 1, "changed", 1, "gone", 1)));
    told.clear();

    root.use(
        editor -> {
          editor.put("same", 2);
          editor.put("same", 1);
          editor.put("changed", 2);
          editor.remove("gone");
          editor.put("nothing", null);
        });

    assertThat(told).containsExactly(Set.of("changed", "gone", "nothing"));
  }

  @Test
  void all_of_many_names_that_are_gone_are_told() {
    root.use(editor -> IntStream.range(0, 100).forEach(n -> editor.put("name" + n, n)));
    Set<String> names = root.names();
    told.clear();

    root.use(editor -> editor.clear());

    assertThat(told).containsExactly(names);
  }

  @Test
  void a_block_that_changes_nothing_tells_nothing() {
    root.use(editor -> editor.put("n", null));
    told.clear();

    root.use(editor -> editor.put("n", null));
    root.use(editor -> editor.size());

    assertThat(told).isEmpty();
  }

  @Test
  void a_block_that_throws_tells_nothing() {
    assertThatThrownBy(
            () ->
                root.use(
                    editor -> {
                      editor.put("n", 1);
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(told).isEmpty();
  }

  @Test
  void a_change_below_is_told_by_the_first_level_name() {
    root.use(editor -> editor.putAll(Map.of("other", Map.of(), "child", Map.of("a", Map.of()))));
    SharedObject child = root.object("child");
    told.clear();

    child.object("a").use(editor -> editor.put("n", 1));
    child.use(editor -> editor.remove("a"));

    assertThat(told).containsExactly(Set.of("child"), Set.of("child"));
  }

  @Test
  void a_change_in_a_removed_member_or_child_is_not_told() {
    SharedObject child = root.objectOrNew("child");
    SharedObject member = child.objectOrNew("member");
    child.use(editor -> editor.remove("member"));
    told.clear();

    member.use(editor -> editor.put("n", 1));
    assertThat(told).isEmpty();

    root.use(editor -> editor.remove("child"));
    told.clear();
    child.use(editor -> editor.put("n", 1));
    assertThat(told).isEmpty();
  }

  @Test
  void everything_is_told_after_the_outermost_block_of_the_thread() {
    root.use(editor -> editor.putAll(Map.of("a", Map.of(), "b", Map.of())));
    told.clear();

    root.object("a")
        .use(
            editor -> {
              editor.put("n", 1);
              root.object("b").use(inner -> inner.put("n", 1));
              assertThat(told).isEmpty();
            });

    assertThat(told).containsExactly(Set.of("a", "b"));
  }

  @Test
  void what_one_listener_throws_does_not_keep_the_next_one_from_being_told() {
    Storage broken =
        storage(
            (id, names) -> {
              throw new IllegalStateException("planned");
            });

    broken
        .root()
        .use(
            editor -> {
              editor.put("n", 1);
              root.use(inner -> inner.put("n", 1));
            });
    broken.close();

    assertThat(told).containsExactly(Set.of("n"));
  }

  @Test
  void what_changes_nothing_in_the_end_is_not_told() {
    root.use(editor -> editor.put("child", Map.of("n", 1, "list", List.of(1, 2), "bytes", BYTES)));
    SharedObject child = root.object("child");
    told.clear();

    child.use(editor -> editor.put("n", 1));
    child.use(editor -> editor.put("bytes", BYTES.clone()));
    child.collection("list").use(editor -> editor.sort((a, b) -> Long.compare((long) a, (long) b)));
    child.use(
        editor -> {
          editor.put("n", 2);
          editor.put("n", 1);
          editor.put("new", 1);
          editor.remove("new");
        });
    child.use(
        editor ->
            assertThatThrownBy(() -> editor.put("bad", new Object()))
                .isInstanceOf(UnsupportedValueException.class));
    child.use(editor -> editor.remove("none"));

    assertThat(told).isEmpty();
  }

  @Test
  void an_order_that_changes_is_told() {
    root.use(editor -> editor.put("list", List.of(1, 2)));
    told.clear();

    root.collection("list").use(editor -> editor.move(0, 1));

    assertThat(told).containsExactly(Set.of("list"));
  }

  @Test
  void a_listener_that_writes_is_told_of_that_afterwards_and_not_without_end() {
    List<Integer> depths = new ArrayList<>();
    int[] depth = {0};
    Storage[] endless = new Storage[1];
    endless[0] =
        storage(
            (id, names) -> {
              depths.add(++depth[0]);
              endless[0].root().use(editor -> editor.increment("n", 1));
              depth[0]--;
            });

    endless[0].root().use(editor -> editor.put("n", 0));

    assertThat(depths).hasSize(Deliveries.MAX_ROUNDS).containsOnly(1);
    assertThat(endless[0].root().get("n")).isEqualTo((long) Deliveries.MAX_ROUNDS);
  }
}
