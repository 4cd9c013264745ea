// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be stored, and as what it is kept. */
public abstract class ValuesContract extends Contract {
  private static final byte[] BYTES = {1, 2, 3};

  /** A constant with a body is of a class of its own. */
  public enum Level {
    /** Of the enum's class. */
    LOW,
    /** Of a subclass. */
    HIGH {
      @Override
      public String toString() {
        return "very high";
      }
    }
  }

  private SharedObject top;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("n", 0));
  }

  static Stream<Arguments> values() {
    BigInteger whole = BigInteger.TWO.pow(100);
    BigDecimal exact = new BigDecimal("12345678901234567890.12300");
    Instant instant = Instant.parse("2026-01-02T03:04:05.123456789Z");
    UUID uuid = UUID.fromString("3c81a8d7-afe6-4c2e-9ccf-fcdc35dc52f5");
    return Stream.of(
        kept("text"),
        kept(""),
        kept("ünïcödé \u0000 \uD83D\uDE00 \uD83D"),
        kept(true),
        kept(false),
        arguments((byte) -1, -1L),
        arguments((short) 300, 300L),
        arguments(42, 42L),
        kept(Long.MIN_VALUE),
        arguments(0.5f, 0.5d),
        arguments(0.1f, (double) 0.1f),
        kept(Math.PI),
        kept(-0.0d),
        kept(Double.NaN),
        kept(Double.NEGATIVE_INFINITY),
        kept(whole),
        kept(exact),
        kept(LocalDate.of(2024, 2, 29)),
        kept(LocalTime.of(23, 59, 59, 999_999_999)),
        kept(instant),
        kept(Instant.MIN),
        kept(Duration.ofSeconds(-5, 7)),
        kept(uuid),
        kept(LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1)),
        kept(OffsetDateTime.parse("2026-01-02T03:04:05.6+07:30")),
        kept(ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Paris"))),
        kept(ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.UTC)),
        arguments('c', "c"),
        arguments('\ud800', "\ud800"),
        arguments(TimeUnit.DAYS, "DAYS"),
        arguments(Level.HIGH, "HIGH"),
        kept(null));
  }

  private static Arguments kept(Object value) {
    return arguments(value, value);
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_plain_value_is_kept_in_an_object(Object value, Object kept) {
    top.use(
        editor -> {
          editor.put("value", value);
          assertThat(editor.get("value")).isEqualTo(kept);
        });

    assertThat(top.has("value")).isTrue();
    assertThat(top.get("value")).isEqualTo(kept);
    assertThat(top.toMap()).containsEntry("value", kept);
    assertThat(top.asMap()).containsEntry("value", kept);
    assertThat(top.copy().get("value")).isEqualTo(kept);
    if (kept != null) {
      assertThat((Object) top.get("value", kept.getClass())).isEqualTo(kept);
      assertThat((Object) top.get("value", type(value))).isEqualTo(value);
      assertThat(top.getOrDefault("value", value)).isEqualTo(value);
    }
  }

  private static Class<?> type(Object value) {
    return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_plain_value_is_kept_in_a_collection(Object value, Object kept) {
    SharedCollection list = top.collectionOrNew("list");

    list.use(editor -> editor.add(value));

    assertThat(list.get(0)).isEqualTo(kept);
    assertThat(list.toList()).isEqualTo(Arrays.asList(kept));
    assertThat(list.asList()).isEqualTo(Arrays.asList(kept));
    assertThat(SharedCollection.copyOf(Arrays.asList(value)).toList()).isEqualTo(list.toList());
  }

  @Test
  void bytes_are_copied_in_and_out() {
    byte[] mine = BYTES.clone();
    top.use(editor -> editor.put("bytes", mine));
    SharedCollection list = SharedCollection.of((Object) mine);

    mine[0] = 99;
    top.get("bytes", byte[].class)[0] = 98;
    ((byte[]) top.get("bytes"))[0] = 97;
    ((byte[]) top.toMap().get("bytes"))[0] = 96;
    ((byte[]) top.asMap().get("bytes"))[0] = 95;
    ((byte[]) list.get(0))[0] = 94;
    ((byte[]) list.toList().get(0))[0] = 93;
    ((byte[]) list.asList().iterator().next())[0] = 92;
    top.use(editor -> ((byte[]) editor.get("bytes"))[0] = 91);

    assertThat(top.get("bytes", byte[].class)).isEqualTo(BYTES);
    assertThat((byte[]) top.toMap().get("bytes")).isEqualTo(BYTES);
    assertThat((byte[]) list.get(0)).isEqualTo(BYTES);
    assertThat((byte[]) top.copy().get("bytes")).isEqualTo(BYTES);
  }

  @Test
  void a_copy_of_a_map_has_bytes_of_its_own_each_time() {
    top.use(editor -> editor.put("bytes", BYTES));
    Map<String, Object> copy = top.toMap();

    ((byte[]) copy.get("bytes"))[0] = 99;

    assertThat((byte[]) top.toMap().get("bytes")).isEqualTo(BYTES);
    assertThat(BYTES[0]).isEqualTo((byte) 1);
  }

  @Test
  void maps_collections_and_arrays_are_copied_deeply() {
    Map<String, Object> values = new HashMap<>();
    values.put("map", Map.of("deep", Map.of("er", 1)));
    values.put("list", List.of(List.of(), Map.of()));
    values.put("set", new LinkedHashSet<>(List.of("b", "a")));
    values.put("queue", new ArrayDeque<>(List.of(0, 1, 2)));
    values.put("chars", new char[] {'x'});
    values.put("array", new Object[] {1, new String[] {"x", null}});
    values.put("ints", new int[][] {{1}, {}});
    values.put("doubles", new double[] {0.5});
    values.put("view", SharedObject.of("n", 1).asMap());

    top.use(editor -> editor.put("copied", values));

    assertThat(top.object("copied").toMap())
        .isEqualTo(
            Map.of(
                "map", Map.of("deep", Map.of("er", 1L)),
                "list", List.of(List.of(), Map.of()),
                "set", List.of("b", "a"),
                "queue", List.of(0L, 1L, 2L),
                "chars", List.of("x"),
                "array", List.of(1L, Arrays.asList("x", null)),
                "ints", List.of(List.of(1L), List.of()),
                "doubles", List.of(0.5),
                "view", Map.of("n", 1L)));
    assertThat(top.object("copied").object("map").object("deep").get("er")).isEqualTo(1L);
    assertThat(top.object("copied").collection("ints").collection(0).get(0)).isEqualTo(1L);
  }

  @Test
  void what_was_copied_does_not_change_with_the_original() {
    List<Object> inner = new ArrayList<>(List.of(1));
    Map<String, Object> outer = new HashMap<>(Map.of("inner", inner, "same", inner));

    top.use(editor -> editor.put("copied", outer));
    inner.add(2);
    outer.clear();
    top.object("copied").collection("same").use(editor -> editor.add("mine"));

    assertThat(top.object("copied").toMap())
        .isEqualTo(Map.of("inner", List.of(1L), "same", List.of(1L, "mine")));
    assertThat(inner).containsExactly(1, 2);
  }

  @Test
  void all_static_factories_make_what_they_say() {
    assertThat(SharedObject.of().toMap()).isEmpty();
    assertThat(SharedObject.of("a", 1).toMap()).isEqualTo(Map.of("a", 1L));
    assertThat(SharedObject.of("a", 1, "b", null).toMap()).hasSize(2).containsEntry("b", null);
    assertThat(SharedObject.copyOf(Map.of("a", List.of(1))).toMap())
        .isEqualTo(Map.of("a", List.of(1L)));
    assertThat(SharedCollection.of().toList()).isEmpty();
    assertThat(SharedCollection.of(1, null, "x").toList()).isEqualTo(Arrays.asList(1L, null, "x"));
    assertThat(SharedCollection.copyOf(List.of(Map.of())).toList()).containsExactly(Map.of());
  }

  @Test
  void removing_what_is_not_there_does_nothing() {
    top.use(
        editor -> {
          editor.remove("missing");
          editor.put("x", 1);
          editor.remove("x");
          editor.remove("x");
        });

    assertThat(top.toMap()).isEqualTo(Map.of("n", 0L));
  }

  @Test
  void putting_replaces_any_value_by_any_other() {
    top.use(editor -> editor.put("n", "text"));
    top.use(editor -> editor.put("n", Map.of()));
    top.use(editor -> editor.put("n", null));
    top.use(editor -> editor.put("n", List.of(1)));

    assertThat(top.toMap()).isEqualTo(Map.of("n", List.of(1L)));
  }

  @Test
  void an_object_of_up_to_ten_values_keeps_their_order_and_nulls() {
    SharedObject ten =
        SharedObject.of(
            "j", 1, "i", null, "h", 3, "g", 4, "f", 5, "e", 6, "d", 7, "c", 8, "b", 9, "a", null);

    assertThat(ten.names()).containsExactly("j", "i", "h", "g", "f", "e", "d", "c", "b", "a");
    assertThat(ten.get("c")).isEqualTo(8L);
    assertThat(ten.has("a")).isTrue();
    assertThat(SharedObject.of("a", null, "b", 2, "a", 3).toMap())
        .isEqualTo(Map.of("a", 3L, "b", 2L));
  }

  /** What is put again after it was removed comes last, whatever the size. */
  @ParameterizedTest
  @ValueSource(ints = {3, 30, 33, 40, 300})
  void names_are_in_the_order_in_which_they_were_put(int size) {
    List<String> expected = new ArrayList<>();
    SharedObject names = newGroup("names", Map.of());
    for (int i = 0; i < size; i++) {
      String name = "name" + i * 7 % size;
      names.use(editor -> editor.put(name, 1));
      expected.add(name);
    }
    assertThat(names.names()).containsExactlyElementsOf(expected);

    String first = expected.remove(0);
    names.use(editor -> editor.remove(first));
    names.use(editor -> editor.put(first, 2));
    names.use(editor -> editor.put(expected.get(1), 3));
    expected.add(first);

    assertThat(names.names()).containsExactlyElementsOf(expected);
    assertThat(names.toMap().keySet()).containsExactlyElementsOf(expected);
    assertThat(names.asMap().keySet()).containsExactlyElementsOf(expected);
    assertThat(names.copy().names()).containsExactlyElementsOf(expected);
  }

  @Test
  void what_is_taken_out_and_put_back_in_one_block_comes_last_too() {
    SharedObject names = SharedObject.of("a", 1, "b", 2, "c", 3);

    names.use(
        editor -> {
          editor.remove("a");
          editor.put("a", 1);
        });

    assertThat(names.names()).containsExactly("b", "c", "a");
  }
}
