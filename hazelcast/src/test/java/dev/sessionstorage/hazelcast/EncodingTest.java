// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.cluster.StateFormat;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.NodeState;
import dev.sessionstorage.spi.NodeState.FirstLevel;
import dev.sessionstorage.spi.NodeState.Member;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import dev.sessionstorage.value.UnknownValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EncodingTest {
  private static final Set<Integer> KNOWN = Set.of(0x81, 0x82, 0x89);
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
        LocalDateTime.MIN,
        OffsetDateTime.MAX,
        ZonedDateTime.of(LocalDateTime.MIN, ZoneId.of("Europe/Paris")),
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
    return decode(encode(state(value))).nodes().get(0).values().get(0);
  }

  private static GroupState state(Object value) {
    List<Object> values = Collections.singletonList(value);
    return new GroupState(9, List.of(new NodeState(3, List.of("a \ud800 name"), values)), Map.of());
  }

  private static GroupState decode(byte[] bytes) throws IOException {
    return StateFormat.read(new Input(bytes));
  }

  private static byte[] encode(GroupState state) {
    Output out = new Output();
    StateFormat.write(state, out);
    return out.toBytes();
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
    assertThat(decode(encode(state))).isEqualTo(state);
  }

  @Test
  void an_entry_comes_back_and_its_header_changes_alone() throws IOException {
    Header header = new Header(5, 6, NODE, 7, 8, 9, List.of(NODE, NODE));
    Entry entry = Entry.of(header, state("text"));
    Entry read = Entry.parse(entry.bytes());
    assertThat(read.header()).isEqualTo(header);
    Entry given = Entry.parse(read.with(header.givenTo(null, List.of())).bytes());
    assertThat(given.header()).isEqualTo(new Header(5, 7, null, 0, 6, 5, List.of()));
    assertThat(given.state()).isEqualTo(state("text"));
  }

  @Test
  void what_the_next_version_adds_stays_when_this_one_writes() throws IOException {
    Output added = new Output();
    added.text("new");
    Header header = Header.first(NODE);
    byte[] newer = Frame.read(Entry.of(header, state(1L)).bytes(), KNOWN).with(77, added).toBytes();

    Entry changed = Entry.parse(newer).with(header.published(), state(2L));

    assertThat(Entry.parse(changed.bytes()).state()).isEqualTo(state(2L));
    assertThat(Frame.read(changed.bytes(), KNOWN).required(77).text()).isEqualTo("new");
    assertThat(Frame.read(changed.with(header).bytes(), KNOWN).required(77).text())
        .isEqualTo("new");
  }

  @Test
  void what_the_next_version_must_have_understood_is_refused() throws IOException {
    byte[] entry = Entry.of(Header.first(NODE), state(1L)).bytes();
    byte[] newer = Frame.read(entry, KNOWN).with(Frame.CRITICAL + 9, new Output()).toBytes();

    assertThatThrownBy(() -> Entry.parse(newer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("later version");
  }

  @Test
  void a_value_of_a_later_version_is_written_as_it_was_read() throws IOException {
    GroupState state = state(new UnknownValue(33, new byte[] {1, 2, 3}));

    assertThat(decode(encode(state))).isEqualTo(state);
  }

  @Test
  void another_format_is_refused_by_its_number() {
    byte[] bytes = Entry.of(Header.first(NODE), state(1L)).bytes();
    bytes[2] = 2;
    assertThatThrownBy(() -> Entry.parse(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Test
  void cut_bytes_are_refused() {
    byte[] bytes = Entry.of(Header.first(NODE), state("text")).bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] cut = Arrays.copyOf(bytes, i);
      assertThatThrownBy(() -> Entry.parse(cut)).isInstanceOf(IOException.class);
    }
  }
}
