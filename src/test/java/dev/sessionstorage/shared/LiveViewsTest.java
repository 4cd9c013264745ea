// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Whoever walks over a live view walks over one state, whatever is written meanwhile. */
class LiveViewsTest {
  private final SharedCollection collection = DeepCopy.of(List.of(1, 2, 3, 4));
  private final List<Object> seen = new ArrayList<>();

  private void removeFirst() {
    collection.use(editor -> editor.remove(0));
  }

  @Test
  void an_iterator_while_elements_are_removed() {
    for (Object element : collection.asList()) {
      seen.add(element);
      removeFirst();
    }

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L);
  }

  /**
   * It threw ConcurrentModificationException: the stream of a random-access list reads by index.
   */
  @Test
  void a_stream_while_elements_are_removed() {
    collection.asList().stream()
        .forEach(
            element -> {
              seen.add(element);
              removeFirst();
            });

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void a_list_iterator_while_elements_are_removed() {
    ListIterator<Object> elements = collection.asList().listIterator();
    while (elements.hasNext()) {
      seen.add(elements.next());
      removeFirst();
    }

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L);
  }

  /** It threw NoSuchElementException: the block's own copy changed under the iterator. */
  @Test
  void an_iterator_in_a_block_that_removes_what_it_has_seen() {
    collection.use(
        editor -> {
          editor.add(5);
          for (Object element : editor.asList()) {
            seen.add(element);
            editor.remove(0);
          }
        });

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(collection.size()).isZero();
  }

  /** With many names it missed some: what is left is moved together when half of it is gone. */
  @Test
  void entries_in_a_block_that_removes_what_it_has_seen() {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < 100; i++) {
      values.put("n" + i, i);
    }
    SharedObject object = DeepCopy.of(values);
    object.use(
        editor -> {
          editor.put("n0", 1);
          for (String name : editor.asMap().keySet()) {
            editor.remove(name);
          }
        });

    assertThat(object.size()).isZero();
  }

  /** They threw: size and elements were of two states. */
  @Test
  void searches_and_streams_while_the_size_changes() throws InterruptedException {
    SharedObject object = DeepCopy.of(Map.of("a", 1, "b", 2));
    AtomicBoolean done = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              while (!done.get()) {
                object.use(editor -> editor.put("c", 3));
                collection.use(editor -> editor.add(5));
                object.use(editor -> editor.remove("c"));
                collection.use(editor -> editor.remove(4));
              }
            });
    writer.start();
    try {
      for (int i = 0; i < 100_000; i++) {
        assertThat(collection.asList().indexOf(9L)).isEqualTo(-1);
        assertThat(collection.asList().lastIndexOf(9L)).isEqualTo(-1);
        assertThat(collection.asList().equals(List.of(1L, 2L, 3L, 4L, 6L))).isFalse();
        assertThat(collection.asList().stream().filter(Objects::isNull).count()).isZero();
        assertThat(object.asMap().keySet().stream().toList()).contains("a", "b");
        assertThat(object.asMap().values().stream().toList()).contains(1L, 2L);
        assertThat(object.asMap().entrySet().stream().toList()).contains(Map.entry("a", 1L));
      }
    } finally {
      done.set(true);
      writer.join();
    }
  }
}
