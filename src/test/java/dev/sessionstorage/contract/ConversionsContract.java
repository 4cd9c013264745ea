// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.UnsupportedValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value is given as the type asked for only where nothing is lost. */
public abstract class ConversionsContract extends Contract {
  private SharedObject top;

  @BeforeEach
  void makeGroup() {
    top = newGroup("top", Map.of("text", "hidden", "n", 7, "child", Map.of(), "list", List.of()));
  }

  static Stream<Arguments> exact() {
    return Stream.of(
        arguments(127L, (byte) 127),
        arguments(-32_768L, (short) -32_768),
        arguments((long) Integer.MAX_VALUE, Integer.MAX_VALUE),
        arguments(5L, new BigInteger("5")),
        arguments(5L, new BigDecimal("5")),
        arguments(1L << 53, (double) (1L << 53)),
        arguments(0.5d, 0.5f),
        arguments(0.1d, new BigDecimal("0.1")),
        arguments(1e300d, new BigDecimal("1.0E+300")),
        arguments(new BigDecimal("0.1"), 0.1d),
        arguments(new BigDecimal("0.1"), 0.1f),
        arguments(
            new BigDecimal("0.1000000000000000055511151231257827021181583404541015625"), 0.1d),
        arguments("x", 'x'),
        arguments('x', "x"),
        arguments(TimeUnit.DAYS, "DAYS"),
        arguments("DAYS", TimeUnit.DAYS),
        arguments(BigInteger.TEN, 10L),
        arguments(BigInteger.TEN, 10));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void a_number_is_given_as_any_type_that_it_fits(Object value, Object expected) {
    top.use(editor -> editor.put("n", value));
    SharedCollection list = SharedCollection.of(value);

    assertThat((Object) top.get("n", expected.getClass())).isEqualTo(expected);
    assertThat(top.getOrDefault("n", expected)).isEqualTo(expected);
    assertThat((Object) list.get(0, expected.getClass())).isEqualTo(expected);
    assertThat(top.<Object, RuntimeException>with(e -> e.get("n", expected.getClass())))
        .isEqualTo(expected);
  }

  static Stream<Arguments> lossy() {
    return Stream.of(
        arguments(128L, Byte.class),
        arguments(32_768L, Short.class),
        arguments(1L << 31, Integer.class),
        arguments((1L << 53) + 1, Double.class),
        arguments((1L << 24) + 1, Float.class),
        arguments(0.5d, Long.class),
        arguments(0.5d, Integer.class),
        arguments(0.1d, Float.class),
        arguments(1e300, Float.class),
        arguments(Double.NaN, Long.class),
        arguments(BigInteger.TWO.pow(64), Long.class),
        arguments(new BigDecimal("0.10000000000000000001"), Double.class),
        arguments(new BigDecimal("0.10000000000000000001"), Float.class),
        arguments(1_152_921_504_606_847_200L, Double.class),
        arguments(Double.POSITIVE_INFINITY, BigDecimal.class),
        arguments("xy", Character.class),
        arguments("", Character.class),
        arguments(5L, Character.class),
        arguments(0L, TimeUnit.class),
        arguments(LocalDateTime.MIN, LocalDate.class),
        arguments(OffsetDateTime.MIN, Instant.class),
        arguments(new BigDecimal("1.5"), BigInteger.class),
        arguments("5", Long.class),
        arguments("5", Integer.class),
        arguments("true", Boolean.class),
        arguments("2026-01-01", LocalDate.class),
        arguments("text", byte[].class),
        arguments("text", SharedObject.class),
        arguments(5L, String.class),
        arguments(5L, Boolean.class),
        arguments(5L, Instant.class),
        arguments(true, Long.class),
        arguments(true, String.class),
        arguments(LocalDate.EPOCH, Instant.class),
        arguments(Map.of(), String.class),
        arguments(Map.of(), SharedCollection.class),
        arguments(Map.of(), HashMap.class),
        arguments(Map.of(), List.class),
        arguments(List.of(), SharedObject.class),
        arguments(List.of(), ArrayList.class),
        arguments(List.of(), Map.class),
        arguments("text", List.class),
        arguments("text", Thread.class));
  }

  @ParameterizedTest
  @MethodSource("lossy")
  void any_other_conversion_is_refused_naming_the_path_and_both_types(Object value, Class<?> type) {
    top.use(editor -> editor.put("child", Map.of("value", value, "list", List.of(0, value))));
    SharedObject child = top.object("child");

    String kept = child.get("value").getClass().getSimpleName();
    assertRefused(
        () -> child.get("value", type), "top", "child", "value", type.getTypeName(), kept);
    assertRefused(() -> child.collection("list").get(1, type), "child", "list", "1", kept);
    child.use(editor -> assertRefused(() -> editor.get("value", type), "child", "value", kept));
  }

  private static void assertRefused(ThrowingCallable read, String... words) {
    assertThatThrownBy(read)
        .isInstanceOf(UnsupportedValueException.class)
        .message()
        .satisfies(
            message ->
                assertThat(message)
                    .contains(
                        Stream.of(words)
                            .filter(word -> !word.endsWith("Node") && !word.endsWith("[]"))
                            .toArray(String[]::new)));
  }

  @Test
  void a_fallback_of_another_type_is_refused_too() {
    assertRefused(() -> top.getOrDefault("text", 5), "top", "text", "Integer", "String");
    assertThat(top.getOrDefault("missing", 5)).isEqualTo(5);
    assertThat(top.getOrDefault("n", 5)).isEqualTo(7);
  }

  @Test
  void an_error_never_shows_the_value() {
    assertThatThrownBy(() -> top.get("text", Long.class)).hasMessageNotContaining("hidden");
    refused(UnsupportedValueException.class, top, editor -> editor.increment("text", 1))
        .hasMessageNotContaining("hidden");
  }

  @Test
  void a_missing_value_is_null_as_any_type() {
    assertThat(top.get("missing")).isNull();
    assertThat(top.get("missing", Long.class)).isNull();
    assertThat(top.object("missing")).isNull();
    assertThat(top.collection("missing")).isNull();
  }

  @Test
  void a_child_of_another_type_is_refused() {
    assertRefused(() -> top.object("text"), "top", "text", "String", "SharedObject");
    assertRefused(() -> top.object("list"), "top", "list");
    assertRefused(() -> top.collection("child"), "top", "child");
    assertRefused(() -> top.collection("n"), "top", "n", "Long", "SharedCollection");
    assertRefused(() -> SharedCollection.of("x").object(0), "0", "String");
    assertRefused(() -> SharedCollection.of(1).collection(0), "0", "Long");
  }

  @Test
  void a_child_is_not_made_where_there_is_a_value_of_another_type() {
    assertRefused(() -> top.objectOrNew("text"), "top", "text");
    assertRefused(() -> top.objectOrNew("list"), "top", "list");
    assertRefused(() -> top.collectionOrNew("child"), "top", "child");
    refused(UnsupportedValueException.class, top, e -> e.objectOrNew("text"))
        .hasMessageContaining("text");
    refused(UnsupportedValueException.class, top, e -> e.collectionOrNew("n"))
        .hasMessageContaining("n");

    assertThat(top.get("text")).isEqualTo("hidden");
  }
}
