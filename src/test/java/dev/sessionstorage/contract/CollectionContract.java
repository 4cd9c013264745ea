// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Collections: adding, inserting, replacing, removing, moving and sorting. */
public abstract class CollectionContract extends Contract {
  private SharedObject top;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("list", List.of("a", "b", "c", "d")));
    list = top.collection("list");
  }

  @Test
  void elements_are_added_inserted_replaced_and_removed() {
    list.use(
        editor -> {
          editor.add("e");
          editor.insert(0, "first");
          editor.insert(6, "last");
          editor.insert(3, "between");
          editor.set(1, "A");
          editor.remove(2);
        });

    assertThat(list.toList()).containsExactly("first", "A", "between", "c", "d", "e", "last");
    assertThat(list.size()).isEqualTo(7);
    list.use(editor -> editor.clear());
    assertThat(list.toList()).isEmpty();
  }

  @Test
  void a_block_reads_what_it_has_written() {
    list.use(
        editor -> {
          editor.set(0, Map.of("n", 1));
          editor.set(1, List.of(1));

          assertThat(editor.size()).isEqualTo(4);
          assertThat(editor.get(2)).isEqualTo("c");
          assertThat(editor.get(3, String.class)).isEqualTo("d");
          assertThat(editor.object(0).toMap()).isEqualTo(Map.of("n", 1L));
          assertThat(editor.collection(1).toList()).containsExactly(1L);
          assertThat(editor.toList()).containsExactly(Map.of("n", 1L), List.of(1L), "c", "d");
          assertThat(editor.asList()).isEqualTo(editor.toList());
        });
  }

  @Test
  void an_element_that_was_replaced_or_removed_may_be_put_elsewhere() {
    list.use(
        editor -> {
          editor.set(0, Map.of("n", 0));
          editor.set(1, Map.of("n", 1));
          SharedObject replaced = editor.object(0);
          SharedObject removed = editor.object(1);

          editor.set(0, "x");
          editor.remove(1);
          editor.add(replaced);
          editor.add(removed);
        });

    assertThat(list.toList()).containsExactly("x", "c", "d", Map.of("n", 0L), Map.of("n", 1L));
  }

  @Test
  void a_refused_replacement_leaves_the_element() {
    refused(
        UnsupportedValueException.class,
        top,
        editor -> list.use(l -> l.set(1, List.of(new Object()))));

    assertThat(list.get(1)).isEqualTo("b");
  }

  @Test
  void a_comparator_that_writes_is_refused() {
    refused(
        ConcurrentModificationException.class, top, editor -> list.use(l -> l.sort(writing(l))));
  }

  private static Comparator<Object> writing(CollectionEditor editor) {
    return Comparator.comparing(
        element -> {
          editor.set(0, "written");
          return element.toString();
        });
  }

  @ParameterizedTest
  @CsvSource({"0, 0, abcd", "0, 3, bcda", "3, 0, dabc", "1, 2, acbd", "2, 1, acbd", "0, 1, bacd"})
  void an_element_moves_to_its_new_position(int from, int to, String expected) {
    list.use(editor -> editor.move(from, to));

    assertThat(list.toList()).containsExactly((Object[]) expected.split(""));
  }

  @Test
  void sorting_keeps_the_order_of_equal_elements() {
    list.use(
        editor -> {
          editor.clear();
          List.of("bb", "a", "aa", "b", "ab").forEach(editor::add);
          editor.sort(Comparator.comparing(element -> element.toString().length()));
        });

    assertThat(list.toList()).containsExactly("a", "b", "bb", "aa", "ab");
  }

  @Test
  void the_comparator_gets_elements_as_they_are_read() {
    list.use(
        editor -> {
          editor.clear();
          editor.add(2);
          editor.add(null);
          editor.add(1);
          editor.sort(Comparator.comparing(Long.class::cast, Comparator.nullsFirst(Long::compare)));
        });

    assertThat(list.toList()).containsExactly(null, 1L, 2L);
  }

  @Test
  void a_comparator_that_throws_changes_nothing() {
    IllegalStateException broken = new IllegalStateException("broken");

    Comparator<Object> comparator =
        Comparator.comparing(
            element -> {
              if (element.equals("c")) {
                throw broken;
              }
              return element.toString();
            });

    refused(IllegalStateException.class, top, e -> list.use(editor -> editor.sort(comparator)))
        .isSameAs(broken);

    assertThat(list.toList()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void a_shared_object_is_an_element_once() {
    SharedObject free = SharedObject.of("n", 1);
    list.use(editor -> editor.set(0, free));

    assertThat(list.object(0)).isSameAs(free);
    refused(SharedGroupException.class, top, editor -> list.use(l -> l.add(free)))
        .hasMessageContaining("list");
    refused(SharedGroupException.class, top, editor -> list.use(l -> l.set(1, free)));

    list.use(
        editor -> {
          editor.remove(0);
          editor.add(free);
        });
    assertThat(list.object(3)).isSameAs(free);
  }

  @Test
  void collections_hold_collections() {
    list.use(editor -> editor.set(0, List.of(List.of("deep"))));

    list.collection(0).collection(0).use(editor -> editor.add("er"));

    assertThat(list.collection(0).collection(0).toList()).containsExactly("deep", "er");
    assertThat(list.collection(0).asList()).isEqualTo(List.of(List.of("deep", "er")));
  }

  @Test
  void threads_that_add_lose_nothing_and_keep_their_own_order() throws Exception {
    list.use(editor -> editor.clear());

    Threads.race(
        4,
        number -> {
          for (int i = 0; i < 250; i++) {
            int element = number * 1_000 + i;
            list.use(editor -> editor.add(element));
          }
        });

    List<Object> all = list.toList();
    assertThat(new HashSet<>(all)).hasSize(1_000);
    for (long number = 0; number < 4; number++) {
      long first = number * 1_000;
      assertThat(all.stream().map(Long.class::cast).filter(n -> n / 1_000 * 1_000 == first))
          .isSorted();
    }
  }

  @Test
  void a_collection_does_what_a_list_does_whatever_comes() {
    Random random = new Random(42);
    List<Object> expected = new ArrayList<>(list.toList());
    for (int block = 0; block < 200; block++) {
      list.use(editor -> IntStream.range(0, 10).forEach(i -> step(random, editor, expected)));
      assertThat(list.toList()).isEqualTo(expected);
      assertThat(list.size()).isEqualTo(expected.size());
    }
  }

  private static void step(Random random, CollectionEditor editor, List<Object> expected) {
    int size = expected.size();
    int place = random.nextInt(size + 1);
    int other = random.nextInt(Math.max(size, 1));
    String element = "e" + random.nextInt();
    if (size < 3 || random.nextBoolean()) {
      editor.insert(place, element);
      expected.add(place, element);
    } else if (place == size) {
      editor.remove(other);
      expected.remove(other);
    } else {
      editor.move(place, other);
      expected.add(other, expected.remove(place));
    }
  }
}
