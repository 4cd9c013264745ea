// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SharedObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The bytes of a storage: those of today, of yesterday, of tomorrow, and damaged ones. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EncodingTest {
  private static final int VALUES = Frame.CRITICAL + 1;

  /** Bytes that were written once are read for ever: never change this text, add to it. */
  private static final String GOLDEN =
      "5353018190023c8d02076e6f7468696e6700000474657874010368c3a9046c6f6e650103"
          + "ffd8000474727565020101046c6f6e670302d70406646f75626c6504083fe00000000000"
          + "0007696e7465676572050940000000000000000007646563696d616c060304ff6a046461"
          + "74650703cebf020474696d6508078cc8e9d4f38205056c6f63616c090acebf028cc8e9d4"
          + "f38205066f66667365740a0dcebf028cc8e9d4f38205f0a503057a6f6e65640b18cebf02"
          + "8cc8e9d4f38205a0384575726f70652f506172697307696e7374616e740c02090e086475"
          + "726174696f6e0d02090e04757569640e100000000000000001fffffffffffffffe046c69"
          + "73743d0c0301023d003c050161010162056c6174657221020102e94c0f97";

  private static Map<String, Object> everything() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("nothing", null);
    all.put("text", "h\u00e9");
    all.put("lone", "\ud800");
    all.put("true", true);
    all.put("long", -300L);
    all.put("double", 0.5);
    all.put("integer", BigInteger.TWO.pow(70));
    all.put("decimal", new BigDecimal("-1.50"));
    all.put("date", LocalDate.of(2026, 1, 2));
    all.put("time", LocalTime.of(3, 4, 5, 6));
    LocalDateTime local = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6);
    all.put("local", local);
    all.put("offset", local.atOffset(ZoneOffset.ofHoursMinutes(7, 30)));
    all.put("zoned", local.atZone(ZoneId.of("Europe/Paris")));
    all.put("instant", Instant.ofEpochSecond(-5, 7));
    all.put("duration", Duration.ofSeconds(-5, 7));
    all.put("uuid", new UUID(1, -2));
    all.put("list", List.of(1L, List.of(), Map.of("a", "b")));
    all.put("later", new UnknownValue(33, new byte[] {1, 2}));
    return all;
  }

  @Test
  void the_bytes_of_the_first_version_are_written_and_read() throws IOException {
    byte[] golden = HexFormat.of().parseHex(GOLDEN);

    assertThat(HexFormat.of().formatHex(StorageEncoding.encode(everything()))).isEqualTo(GOLDEN);
    assertThat(StorageEncoding.decode(golden)).isEqualTo(everything());
    assertThat(StorageEncoding.decode(golden).keySet())
        .containsExactlyElementsOf(everything().keySet());
  }

  @Test
  void each_damaged_or_missing_byte_is_noticed() {
    byte[] sound = StorageEncoding.encode(everything());
    for (int i = 0; i < sound.length; i++) {
      byte[] damaged = sound.clone();
      damaged[i] ^= 1;
      assertThatThrownBy(() -> StorageEncoding.decode(damaged)).isInstanceOf(IOException.class);
      byte[] cut = Arrays.copyOf(sound, i);
      assertThatThrownBy(() -> StorageEncoding.decode(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void bytes_that_a_checksum_fits_are_values_or_refused() {
    byte[] sound = StorageEncoding.encode(everything());
    Random random = new Random(4711);
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = sound.clone();
      bytes[3 + random.nextInt(bytes.length - 7)] = (byte) random.nextInt();
      Output out = new Output();
      out.bytes(bytes, 0, bytes.length - Integer.BYTES);
      out.checksum();
      try {
        StorageEncoding.encode(StorageEncoding.decode(out.toBytes()));
        read++;
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("checksum");
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void a_value_of_a_later_version_goes_through_a_storage_and_is_written_as_it_was() {
    Map<String, Object> values = Map.of("later", new UnknownValue(33, new byte[] {1, 2, 3}));
    SharedObject storage = SharedObject.copyOf(values);
    SharedObject other = SharedObject.of("moved", storage.copy());

    assertThat(storage.toMap()).isEqualTo(values);
    assertThat(StorageEncoding.encode(storage.toMap())).isEqualTo(StorageEncoding.encode(values));
    assertThat(other.toMap()).isEqualTo(Map.of("moved", values));
    assertThat(storage.get("later")).asString().contains("later version").contains("3 bytes");
  }

  @Test
  void a_zone_that_is_not_known_here_is_kept_as_it_was() throws IOException {
    Output zoned = new Output();
    zoned.number(20_000);
    zoned.number(0);
    zoned.number(3600);
    zoned.text("Europe/Atlantis");
    Map<String, Object> values = Map.of("z", new UnknownValue(11, zoned.toBytes()));

    byte[] bytes = StorageEncoding.encode(values);

    assertThat(StorageEncoding.encode(StorageEncoding.decode(bytes))).isEqualTo(bytes);
  }

  @Test
  void a_section_of_a_later_version_is_kept_when_the_values_are_written() throws IOException {
    Output added = new Output();
    added.text("added");
    byte[] newer =
        Frame.read(StorageEncoding.encode(Map.of("n", 1L)), Set.of(VALUES))
            .with(77, added)
            .toBytes();

    Map<String, Object> values = StorageEncoding.decode(newer);
    byte[] again = StorageEncoding.encode(Map.of("n", 2L), StorageEncoding.unknown(newer));

    assertThat(values).isEqualTo(Map.of("n", 1L));
    assertThat(StorageEncoding.decode(again)).isEqualTo(Map.of("n", 2L));
    assertThat(Frame.read(again, Set.of(VALUES)).required(77).text()).isEqualTo("added");
    assertThat(StorageEncoding.unknown(StorageEncoding.encode(values))).isSameAs(Frame.EMPTY);
  }

  @Test
  void a_critical_section_of_a_later_version_is_refused() {
    byte[] newer = Frame.EMPTY.with(VALUES, new Output()).with(0x99, new Output()).toBytes();

    assertThatThrownBy(() -> StorageEncoding.decode(newer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("later version");
  }

  @Test
  void another_version_of_the_format_is_refused_by_its_number() {
    byte[] bytes = StorageEncoding.encode(Map.of());
    bytes[2] = 9;

    assertThatThrownBy(() -> StorageEncoding.decode(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 9");
  }

  @Test
  void lengths_of_every_size_come_back() throws IOException {
    for (int length : new int[] {0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152}) {
      Map<String, Object> values =
          Map.of("t", "x".repeat(length), "l", List.of("x".repeat(length), 1L), "n", "x");
      assertThat(StorageEncoding.decode(StorageEncoding.encode(values))).isEqualTo(values);
    }
  }

  @Test
  void numbers_of_every_size_come_back() throws IOException {
    for (int shift = 0; shift < 64; shift++) {
      for (long number : new long[] {1L << shift, -(1L << shift), (1L << shift) - 1}) {
        Output out = new Output();
        out.number(number);
        Input in = new Input(out.toBytes());
        assertThat(in.number()).isEqualTo(number);
        assertThat(in.hasMore()).isFalse();
      }
    }
  }

  @Test
  void a_number_that_is_too_long_is_refused() {
    byte[] endless = new byte[11];
    Arrays.fill(endless, (byte) 0xff);

    assertThatThrownBy(() -> new Input(endless).number()).isInstanceOf(IOException.class);
    endless[9] = 2;
    assertThatThrownBy(() -> new Input(endless).number()).isInstanceOf(IOException.class);
  }
}
