// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import dev.sessionstorage.value.StorageEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Values come back as they were put; what is refused leaves no trace. */
class ValueProperties {

  @Provide
  Arbitrary<Object> plain() {
    return ValueArbitraries.plain();
  }

  @Provide
  Arbitrary<Map<String, Object>> trees() {
    return ValueArbitraries.trees();
  }

  @Property
  void a_plain_value_comes_back(@ForAll("plain") Object value) {
    SharedObject object = DeepCopy.of(Map.of());
    object.use(editor -> editor.put("v", value));

    assertThat(object.get("v")).isEqualTo(value);
    assertThat(object.toMap()).containsEntry("v", value);
    if (value != null) {
      assertThat((Object) object.get("v", value.getClass())).isEqualTo(value);
    }
  }

  @Property
  void bytes_are_copied_in_and_out(@ForAll byte[] bytes) {
    byte[] given = bytes.clone();
    SharedObject object = DeepCopy.of(Map.of("v", given));
    Arrays.fill(given, (byte) 1);
    Arrays.fill(object.get("v", byte[].class), (byte) 2);
    Arrays.fill((byte[]) object.toMap().get("v"), (byte) 3);
    Arrays.fill((byte[]) object.asMap().get("v"), (byte) 4);

    assertThat(object.get("v", byte[].class)).isEqualTo(bytes);
  }

  @Property
  void a_tree_comes_back_by_copy_by_view_and_in_another_group(
      @ForAll("trees") Map<String, Object> tree) {
    SharedObject object = DeepCopy.of(tree);

    assertThat(object.toMap()).isEqualTo(tree);
    assertThat(object.asMap()).isEqualTo(tree);
    assertThat(object.copy().toMap()).isEqualTo(tree);
    SharedCollection other = DeepCopy.of(List.of());
    other.use(editor -> editor.add(object));
    assertThat(other.toList()).isEqualTo(List.of(tree));
  }

  @Property
  void a_tree_comes_back_from_bytes(@ForAll("trees") Map<String, Object> tree) throws IOException {
    Map<String, Object> copy = DeepCopy.of(tree).toMap();

    Map<String, Object> decoded = StorageEncoding.decode(StorageEncoding.encode(copy));

    assertThat(decoded).isEqualTo(tree);
    assertThat(List.copyOf(decoded.keySet())).isEqualTo(List.copyOf(tree.keySet()));
  }

  @Property
  void bytes_come_back_from_bytes(@ForAll byte[] bytes) throws IOException {
    Map<String, Object> copy = DeepCopy.of(Map.of("v", bytes)).toMap();

    assertThat(StorageEncoding.decode(StorageEncoding.encode(copy)).get("v")).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<Object> bad() {
    Map<Object, Object> otherKeys = new HashMap<>();
    otherKeys.put(1, 1);
    Iterable<Object> itself =
        new Iterable<>() {
          @Override
          public Iterator<Object> iterator() {
            return List.<Object>of(this).iterator();
          }
        };
    Arbitrary<Object> bad =
        Arbitraries.of(
            new Object(),
            new AtomicLong(),
            Path.of("a"),
            Thread.currentThread(),
            otherKeys,
            itself,
            Map.of("x".repeat(256), 1),
            Optional.of(1));
    return Arbitraries.oneOf(
        List.of(
            bad,
            bad.map(value -> List.of(1, value)),
            bad.map(value -> new Object[] {1, value}),
            bad.map(value -> Map.of("bad", value)),
            bad.map(value -> Map.of("good", List.of(1, Map.of("bad", value))))));
  }

  @Property
  void what_is_refused_leaves_an_object_as_it_was(
      @ForAll("trees") Map<String, Object> tree,
      @ForAll("plain") Object written,
      @ForAll("bad") Object bad) {
    SharedObject object = DeepCopy.of(tree);
    object.use(
        editor -> {
          editor.put("v", written);
          Map<String, Object> before = editor.toMap();
          refused(() -> editor.put("v", bad));
          refused(() -> editor.put("w", bad));
          Map<String, Object> several = new LinkedHashMap<>();
          several.put("x", 1);
          several.put("y", Map.of());
          several.put("z", bad);
          refused(() -> editor.putAll(several));
          refused(() -> editor.put("x".repeat(256), 1));
          assertThat(editor.toMap()).isEqualTo(before);
          assertThat(editor.size()).isEqualTo(before.size());
        });
    tree.put("v", written);
    assertThat(object.toMap()).isEqualTo(tree);
  }

  @Property
  void what_is_refused_leaves_a_collection_as_it_was(
      @ForAll("plain") Object written, @ForAll("bad") Object bad) {
    SharedCollection collection = DeepCopy.of(List.of(1L, Map.of("a", 2L)));
    collection.use(
        editor -> {
          editor.add(written);
          List<Object> before = editor.toList();
          refused(() -> editor.add(bad));
          refused(() -> editor.insert(0, bad));
          refused(() -> editor.set(1, bad));
          assertThat(editor.toList()).isEqualTo(before);
        });
    assertThat(collection.size()).isEqualTo(3);
  }

  private static void refused(Runnable attempt) {
    assertThatThrownBy(attempt::run).isInstanceOf(UnsupportedValueException.class);
  }
}
