// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Session stores are told of each change, and of nothing else. */
class StampTest {
  private final Storage storage = TestSession.storage();
  private final SharedObject root = storage.root();

  @Test
  void every_change_anywhere_gives_a_stamp_that_was_never_there() {
    List<Long> stamps = new ArrayList<>(List.of(storage.stamp()));
    List<Runnable> changes =
        List.of(
            () -> root.use(it -> it.put("n", 1)),
            () -> root.use(it -> it.put("n", 2)),
            () -> root.use(it -> it.increment("n", 1)),
            () -> root.use(it -> it.put("a", Map.of("b", Map.of("c", List.of(1))))),
            () -> root.object("a").use(it -> it.put("n", 1)),
            () -> root.object("a").use(it -> it.put("n", 2)),
            () -> root.object("a").object("b").use(it -> it.put("n", 1)),
            () -> root.object("a").object("b").collection("c").use(it -> it.add(2)),
            () -> root.use(it -> it.put("a", Map.of())), // another object in its place
            () -> root.object("a").use(it -> it.put("n", 1)),
            () -> root.object("a").use(it -> it.put("free", SharedObject.of("n", 1))),
            () -> root.object("a").object("free").use(it -> it.increment("n", 1)),
            () -> root.use(it -> it.remove("a")),
            () -> root.use(it -> it.remove("n")));

    changes.forEach(
        change -> {
          change.run();
          assertThat(stamps).doesNotContain(storage.stamp());
          stamps.add(storage.stamp());
        });
  }

  @Test
  void reading_and_blocks_that_throw_change_no_stamp() {
    root.use(it -> it.put("a", Map.of("n", 1)));
    long before = storage.stamp();

    assertThat(root.toMap()).isNotEmpty();
    root.use(it -> it.object("a"));
    try {
      root.use(
          it -> {
            it.put("n", 2);
            throw new IllegalStateException("on purpose");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("on purpose");
    }

    assertThat(storage.stamp()).isEqualTo(before);
  }

  @Test
  void values_from_a_store_are_there_at_once_and_are_no_change() {
    List<Object> told = new ArrayList<>();
    Map<String, Object> values = Map.of("n", 1L, "a", Map.of("b", List.of(2L)));
    Storage restored =
        new Storage(
            new TestSession(
                SessionId.random(), Settings.DEFAULT, (id, names) -> told.addAll(names)),
            values);

    assertThat(restored.root().toMap()).isEqualTo(values);
    assertThat(told).isEmpty();
    restored.root().use(it -> it.put("n", 2));
    assertThat(told).containsExactly("n");
  }
}
