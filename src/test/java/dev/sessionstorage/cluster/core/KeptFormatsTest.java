// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SessionKind;
import dev.sessionstorage.cluster.core.MemberData.Line;
import dev.sessionstorage.cluster.core.MemberData.Stage;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What members and sessions are kept as: bytes of today, of yesterday, of tomorrow, and damaged.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptFormatsTest {
  private static final int LATER = 77;
  private static final UUID ME = new UUID(1, 2);
  private static final UUID YOU = new UUID(3, 4);

  private static final MemberData DATA =
      new MemberData(
          7,
          "h\u00e9",
          Stage.LEAVING,
          true,
          new UUID(5, 6),
          Map.of(YOU, new Line(8, 900)),
          later());
  private static final RecordHead HEAD =
      new RecordHead(new Stamp(1, 2), Map.of(ME, 3L, YOU, 400L), new Stamp(5, 6), later());
  private static final SessionRecord RECORD =
      new SessionRecord(
          SessionKind.OPENED, "import", "ann", 1_700_000_000_000L, 60_000, ME, "a", later());
  private static final ApplicationCell APPLICATION = new ApplicationCell(ME, YOU, later());

  /** Bytes that were written once are read for ever: never change these texts, add to them. */
  private static final String GOLDEN_DATA =
      "5353014d1b1a776861742061206c617465722076657273696f6e206b6565707301070e03"
          + "68c3a9020102100000000000000005000000000000000603130000000000000003000000"
          + "000000000410880e49a4979e";

  private static final String GOLDEN_HEAD =
      "5353014d1b1a776861742061206c617465722076657273696f6e206b6565707301100000"
          + "000000000001000000000000000202230000000000000001000000000000000206000000"
          + "00000000030000000000000004a006031000000000000000050000000000000006801a10"
          + "31";
  private static final String GOLDEN_RECORD =
      "5353014d1b1a776861742061206c617465722076657273696f6e206b656570730122064f"
          + "50454e454480a0abfef962c0a9070000000000000001000000000000000201610206696d"
          + "706f72740303616e6ef80e2cdb";
  private static final String GOLDEN_APPLICATION =
      "5353014d1b1a776861742061206c617465722076657273696f6e206b6565707301100000"
          + "0000000000010000000000000002021000000000000000030000000000000004f31e46dd";

  private static Frame later() {
    Output out = new Output();
    out.name("what a later version keeps");
    return Frame.EMPTY.with(LATER, out);
  }

  @FunctionalInterface
  private interface Reader {
    byte[] rewritten(byte[] bytes) throws IOException;
  }

  /** A format: bytes of the first version, and what reads and writes them. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Format(String golden, byte[] sound, Reader reader) {}

  private static List<Format> formats() {
    return List.of(
        new Format(GOLDEN_DATA, DATA.toBytes(), bytes -> MemberData.read(bytes).toBytes()),
        new Format(GOLDEN_HEAD, HEAD.toBytes(), bytes -> RecordHead.read(bytes).toBytes()),
        new Format(GOLDEN_RECORD, RECORD.toBytes(), bytes -> SessionRecord.read(bytes).toBytes()),
        new Format(
            GOLDEN_APPLICATION,
            APPLICATION.toBytes(),
            bytes ->
                ApplicationCell.read(new Cell(new Stamp(0, 0), bytes, new byte[0])).toBytes()));
  }

  @Test
  void the_bytes_of_the_first_version_are_written() {
    assertThat(formats())
        .allSatisfy(
            format ->
                assertThat(HexFormat.of().formatHex(format.sound())).isEqualTo(format.golden()));
  }

  @Test
  void the_bytes_of_the_first_version_are_read_and_what_a_later_one_added_is_kept()
      throws IOException {
    for (Format format : formats()) {
      byte[] again = format.reader().rewritten(format.sound());

      assertThat(again).isEqualTo(format.sound());
      Input kept = Frame.read(again, Set.of()).required(LATER);
      assertThat(kept.name()).isEqualTo("what a later version keeps");
    }
  }

  @Test
  void each_damaged_or_missing_byte_is_noticed() {
    for (Format format : formats()) {
      for (int i = 0; i < format.sound().length; i++) {
        byte[] damaged = format.sound().clone();
        damaged[i] ^= 1;
        byte[] cut = Arrays.copyOf(format.sound(), i);
        assertThatThrownBy(() -> format.reader().rewritten(damaged))
            .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> format.reader().rewritten(cut)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void a_critical_part_of_a_later_version_is_refused() throws IOException {
    for (Format format : formats()) {
      Output out = new Output();
      byte[] later = Frame.read(format.sound(), Set.of()).with(Frame.CRITICAL + 50, out).toBytes();
      assertThatThrownBy(() -> format.reader().rewritten(later)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void what_is_read_is_what_was_written() throws IOException {
    MemberData data = MemberData.read(DATA.toBytes());
    assertThat(data.beat()).isEqualTo(7);
    assertThat(data.name()).isEqualTo("h\u00e9");
    assertThat(data.stage()).isEqualTo(Stage.LEAVING);
    assertThat(data.observer()).isTrue();
    assertThat(data.application()).isEqualTo(new UUID(5, 6));
    assertThat(data.lines()).isEqualTo(DATA.lines());
    RecordHead head = RecordHead.read(HEAD.toBytes());
    assertThat(head.born()).isEqualTo(HEAD.born());
    assertThat(head.watchers()).isEqualTo(HEAD.watchers());
    assertThat(head.ended()).isEqualTo(HEAD.ended());
    SessionRecord record = SessionRecord.read(RECORD.toBytes());
    assertThat(record.kind()).isEqualTo(SessionKind.OPENED);
    assertThat(record.name()).isEqualTo("import");
    assertThat(record.user()).isEqualTo("ann");
    assertThat(record.created()).isEqualTo(1_700_000_000_000L);
    assertThat(record.idle()).isEqualTo(60_000);
    assertThat(record.member()).isEqualTo(ME);
    assertThat(record.memberName()).isEqualTo("a");
  }

  @Test
  void what_is_absent_stays_absent() throws IOException {
    MemberData data = new MemberData(1, "", Stage.JOINING, false, null, Map.of(), Frame.EMPTY);
    assertThat(MemberData.read(data.toBytes()).application()).isNull();
    assertThat(MemberData.read(data.toBytes()).lines()).isEmpty();
    SessionRecord record =
        new SessionRecord(SessionKind.WEB, null, null, 0, 0, ME, "", Frame.EMPTY);
    assertThat(SessionRecord.read(record.toBytes()).user()).isNull();
    assertThat(SessionRecord.read(record.toBytes()).name()).isNull();
    RecordHead head = RecordHead.first(new Stamp(1, 1), ME, 1);
    assertThat(RecordHead.read(head.toBytes()).ended()).isNull();
  }

  @Test
  void a_member_at_a_stage_that_a_later_version_has_is_one_that_works() throws IOException {
    Output basics = new Output();
    basics.number(1);
    basics.name("x");
    basics.octet(99);
    basics.truth(false);

    MemberData data = MemberData.read(Frame.EMPTY.with(1, basics).toBytes());

    assertThat(data.stage()).isEqualTo(Stage.MEMBER);
  }

  @Test
  void a_session_of_a_kind_that_a_later_version_has_is_refused() {
    Output basics = new Output();
    basics.name("HOLOGRAM");
    basics.number(0);
    basics.number(0);
    basics.uuid(ME);
    basics.name("a");
    byte[] bytes = Frame.EMPTY.with(1, basics).toBytes();

    assertThatThrownBy(() -> SessionRecord.read(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("kind");
  }
}
