// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.NodeState;
import dev.sessionstorage.spi.NodeState.FirstLevel;
import dev.sessionstorage.spi.NodeState.Member;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EncodingTest {
  private static final Node NODE = new Node(UUID.randomUUID(), UUID.randomUUID(), "here:5701");

  static List<Object> values() {
    return List.of(
        "",
        "text",
        "\u00e9 \ud83d\ude00",
        "a lone \ud800 surrogate",
        "x".repeat(100_000) + "\udc00",
        true,
        false,
        0L,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        -0.0,
        Double.NaN,
        Double.longBitsToDouble(0x7ff8000000000001L),
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        1.1,
        BigInteger.TWO.pow(3000).negate(),
        new BigDecimal("1.50"),
        new BigDecimal("1E+2147483647"),
        LocalDate.MIN,
        LocalDate.MAX,
        LocalTime.MIDNIGHT,
        LocalTime.MAX,
        Instant.MIN,
        Instant.MAX,
        Duration.ofSeconds(Long.MIN_VALUE),
        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
        new UUID(-1, 1),
        new Member(Integer.MAX_VALUE),
        new FirstLevel(Long.MIN_VALUE, true),
        new FirstLevel(5, false));
  }

  @ParameterizedTest
  @MethodSource("values")
  void a_value_comes_back_exactly(Object value) throws IOException {
    assertThat(decoded(value)).isEqualTo(value);
  }

  @Test
  void null_and_bytes_come_back() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    assertThat(decoded(null)).isNull();
    assertThat((byte[]) decoded(bytes)).isEqualTo(bytes);
  }

  @Test
  void a_nan_keeps_its_bits() throws IOException {
    double odd = Double.longBitsToDouble(0x7ff8000000000001L);
    long bits = Double.doubleToRawLongBits((double) decoded(odd));
    assertThat(bits).isEqualTo(0x7ff8000000000001L);
  }

  private static Object decoded(Object value) throws IOException {
    return decode(StateFormat.encode(state(value))).nodes().get(0).values().get(0);
  }

  private static GroupState state(Object value) {
    List<Object> values = Collections.singletonList(value);
    return new GroupState(9, List.of(new NodeState(3, List.of("a \ud800 name"), values)), Map.of());
  }

  private static GroupState decode(byte[] bytes) throws IOException {
    return StateFormat.decode(bytes, 0);
  }

  @Test
  void a_state_comes_back() throws IOException {
    GroupState state =
        new GroupState(
            17,
            List.of(
                new NodeState(1, List.of("one", "\ud800"), List.of(1L, new Member(2))),
                new NodeState(2, null, List.of("a", "b", "c")),
                new NodeState(3, List.of(), List.of())),
            Map.of(-5L, Instant.ofEpochMilli(77)));
    assertThat(decode(StateFormat.encode(state))).isEqualTo(state);
  }

  @Test
  void an_entry_comes_back_and_its_header_changes_alone() throws IOException {
    Header header = new Header(5, 6, NODE, 7, 8, 9, List.of(NODE, NODE));
    Entry entry = Entry.of(header, StateFormat.encode(state("text")));
    Entry read = Entry.parse(entry.bytes());
    assertThat(read.header()).isEqualTo(header);
    Entry given = Entry.parse(read.with(header.givenTo(null, List.of())).bytes());
    assertThat(given.header()).isEqualTo(new Header(5, 7, null, 0, 6, 5, List.of()));
    assertThat(given.state()).isEqualTo(state("text"));
  }

  @Test
  void what_the_next_version_adds_is_skipped() throws IOException {
    try (CborWriter out = new CborWriter()) {
      out.startArray();
      out.number(1);
      out.number(4);
      out.startArray();
      out.startArray();
      out.number(1);
      out.nothing();
      out.startArray();
      out.text("value");
      out.endArray();
      addition(out);
      out.endArray();
      out.endArray();
      out.startArray();
      out.endArray();
      addition(out);
      out.endArray();
      assertThat(decode(out.toBytes()))
          .isEqualTo(
              new GroupState(4, List.of(new NodeState(1, null, List.of("value"))), Map.of()));
    }
  }

  private static void addition(CborWriter out) throws IOException {
    out.startArray();
    out.text("new");
    out.startArray();
    out.endArray();
    out.endArray();
    out.bytes(new byte[3]);
  }

  @Test
  void another_format_is_refused_by_its_number() throws IOException {
    byte[] bytes = StateFormat.encode(state(1L));
    bytes[1] = 2;
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void cut_bytes_are_refused() {
    byte[] bytes = StateFormat.encode(state(List.of("text").get(0)));
    for (int i = 0; i < bytes.length; i++) {
      byte[] cut = Arrays.copyOf(bytes, i);
      assertThatThrownBy(() -> decode(cut)).isInstanceOf(IOException.class);
    }
  }
}
