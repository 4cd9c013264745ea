// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import dev.sessionstorage.CollectionEditor;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import dev.sessionstorage.UseAction;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad values are refused, wherever they hide, and nothing changes. */
public abstract class BadValuesContract extends Contract {
  private SharedObject top;
  private SharedCollection list;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
    list = top.collectionOrNew("list");
  }

  static Stream<Named<Object>> unsupported() {
    Runnable lambda = () -> {};
    return Stream.of(
            new Object(),
            new BitSet(),
            Path.of("a", "b"),
            (Iterable<String>) () -> List.of("x").iterator(),
            Stream.of("x"),
            Map.entry("a", 1),
            Optional.of("x"),
            CharBuffer.wrap("x"),
            new AtomicLong(),
            String.class,
            Thread.currentThread(),
            Locale.ROOT,
            new IllegalStateException("x"),
            lambda)
        .map(value -> named(value.getClass().getSimpleName(), value));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void a_value_of_any_other_class_is_refused_with_path_class_and_what_is_allowed(Object value) {
    String type = value.getClass().getName();

    refused(UnsupportedValueException.class, top, editor -> editor.put("bad", value))
        .hasMessageContainingAll("top", "bad", type, "String", "LocalDate", "record");
    refused(UnsupportedValueException.class, top, editor -> list.use(l -> l.add(value)))
        .hasMessageContainingAll("top", "list", type);
    assertThatThrownBy(() -> assertThat(SharedObject.of("bad", value)).isNull())
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContainingAll("bad", type);
    assertThatThrownBy(() -> assertThat(SharedCollection.of(value)).isNull())
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContainingAll("0", type);
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void a_bad_value_is_refused_at_any_depth_with_its_path(Object value) {
    Map<String, Object> basket = new LinkedHashMap<>();
    basket.put("good", 1);
    basket.put("lines", List.of("fine", Map.of("item", new Object[] {1, 2, value})));

    refused(UnsupportedValueException.class, top, editor -> editor.put("basket", basket))
        .hasMessageContaining(value.getClass().getName())
        .message()
        .containsSubsequence("top", "basket", "lines", "1", "item", "2");
  }

  static Stream<Named<UseAction<CollectionEditor, Exception>>> collectionWrites() {
    Object bad = new Object();
    return Stream.of(
        named("add", editor -> editor.add(bad)),
        named("insert", editor -> editor.insert(0, bad)),
        named("set", editor -> editor.set(0, bad)),
        named("add deep", editor -> editor.add(List.of(List.of(bad)))));
  }

  @ParameterizedTest
  @MethodSource("collectionWrites")
  void every_way_of_writing_a_collection_refuses(UseAction<CollectionEditor, Exception> write) {
    list.use(editor -> editor.add("element"));

    refused(UnsupportedValueException.class, top, editor -> list.use(write))
        .hasMessageContainingAll("list", "java.lang.Object");

    assertThat(list.toList()).containsExactly("element");
  }

  @Test
  void an_editor_cannot_be_stored() {
    refused(UnsupportedValueException.class, top, editor -> editor.put("editor", editor));
    refused(UnsupportedValueException.class, top, e -> list.use(editor -> editor.add(editor)));
    refused(UnsupportedValueException.class, top, e -> e.put("deep", Map.of("editor", e)));
  }

  @Test
  void a_map_with_names_that_are_no_text_is_refused() {
    Map<Object, Object> withNull = new HashMap<>();
    withNull.put(null, 1);

    refused(UnsupportedValueException.class, top, e -> e.put("map", Map.of(5, "five")))
        .hasMessageContainingAll("map", "java.lang.Integer");
    refused(UnsupportedValueException.class, top, editor -> editor.put("map", withNull))
        .hasMessageContaining("map");
  }

  @Test
  void a_map_that_contains_itself_is_refused() {
    Map<String, Object> map = new HashMap<>();
    map.put("name", List.of(Map.of("self", map)));

    refused(UnsupportedValueException.class, top, editor -> editor.put("cyclic", map))
        .hasMessageContainingAll("top", "cyclic");
    refused(UnsupportedValueException.class, top, editor -> editor.putAll(map));
    assertThatThrownBy(() -> assertThat(SharedObject.copyOf(map)).isNull())
        .isInstanceOf(UnsupportedValueException.class);
  }

  @Test
  void a_list_or_an_array_that_contains_itself_is_refused() {
    List<Object> cyclic = new ArrayList<>();
    cyclic.add(cyclic);
    cyclic.add(cyclic);
    Object[] array = new Object[2];
    array[0] = array;
    array[1] = List.of(Map.of("array", array));

    refused(UnsupportedValueException.class, top, editor -> editor.put("cyclic", cyclic))
        .hasMessageContainingAll("top", "cyclic");
    refused(UnsupportedValueException.class, top, editor -> list.use(l -> l.add(array)))
        .hasMessageContainingAll("top", "list");
  }

  @Test
  void a_live_view_of_an_object_put_into_that_object_is_copied_once() {
    top.use(editor -> editor.put("view", top.asMap()));

    assertThat(top.toMap())
        .isEqualTo(Map.of("n", 0L, "list", List.of(), "view", Map.of("n", 0L, "list", List.of())));
  }

  @Test
  void what_iterating_a_value_throws_comes_out_and_nothing_changes() {
    IllegalStateException broken = new IllegalStateException("broken");
    Collection<Object> iterable =
        new AbstractCollection<>() {
          @Override
          public Iterator<Object> iterator() {
            throw broken;
          }

          @Override
          public int size() {
            return 1;
          }
        };

    refused(IllegalStateException.class, top, e -> e.putAll(Map.of("a", 1, "b", iterable)))
        .isSameAs(broken);
    refused(IllegalStateException.class, top, e -> list.use(l -> l.add(iterable))).isSameAs(broken);
  }

  @Test
  void a_shared_object_beside_a_bad_value_stays_free() {
    SharedObject free = SharedObject.of("n", 1);
    List<Object> mixed = List.of(free, new Object());

    refused(UnsupportedValueException.class, top, editor -> editor.put("mixed", mixed));
    refused(UnsupportedValueException.class, storage, editor -> editor.put("mixed", mixed));
    assertThatThrownBy(() -> assertThat(SharedCollection.copyOf(mixed)).isNull())
        .isInstanceOf(UnsupportedValueException.class);

    SharedObject.of().use(editor -> editor.put("free", free));
  }
}
