// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Packets as bytes: those of today, of yesterday, of tomorrow, and damaged ones. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PacketCodecTest {
  private static final int PACKET = Frame.CRITICAL + 1;
  private static final UUID ME = new UUID(1, 2);
  private static final UUID SESSION = new UUID(3, 4);
  private static final Key KEY = new Key(SESSION, 5);
  private static final Cell CELL = new Cell(new Stamp(6, 7), new byte[] {8}, new byte[] {9, 10});

  private static final Packet EVERYTHING =
      new Packet(
          ME,
          2,
          300,
          List.of(
              new Message.Want(KEY, ME, true),
              new Message.Grant(KEY, CELL),
              new Message.Hello(SESSION, 1),
              new Message.HelloAck(SESSION, 1),
              new Message.Bye(SESSION, 1),
              new Message.News(KEY, 11, new Stamp(6, 7), List.of("a", "h\u00e9", ""), CELL),
              new Message.News(KEY, 12, new Stamp(6, 8), List.of(), null),
              new Message.Opened(SESSION, new byte[] {1, 2}),
              new Message.Closed(
                  List.of(new Ending(SESSION, new byte[] {1}), new Ending(ME, new byte[0]))),
              new Message.Resend(2, 3, 4),
              new Message.Skip(2, 4),
              new Message.Note(new byte[] {42})));

  /** Bytes that were written once are read for ever: never change this text, add to it. */
  private static final String GOLDEN =
      "53530181c8020000000000000001000000000000000204d8040122000000000000000300"
          + "000000000000040a00000000000000010000000000000002010226000000000000000300"
          + "000000000000040a00000000000000060000000000000007010802090a03110000000000"
          + "000003000000000000000402041100000000000000030000000000000004020511000000"
          + "00000000030000000000000004020640000000000000000300000000000000040a160000"
          + "00000000000600000000000000070701610368c3a9000100000000000000060000000000"
          + "000007010802090a0624000000000000000300000000000000040a180000000000000006"
          + "000000000000000800000713000000000000000300000000000000040201020825120000"
          + "000000000003000000000000000401011100000000000000010000000000000002000903"
          + "0406080a0204080b012a9a11dea5";

  @Test
  void the_bytes_of_the_first_version_are_written_and_read() throws IOException {
    assertThat(HexFormat.of().formatHex(PacketCodec.encode(EVERYTHING))).isEqualTo(GOLDEN);
    assertThat(PacketCodec.decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(EVERYTHING);
  }

  @Test
  void each_kind_of_message_is_among_those_of_the_first_version() {
    assertThat(EVERYTHING.messages().stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
  }

  @Test
  void each_damaged_or_missing_byte_is_noticed() {
    byte[] sound = PacketCodec.encode(EVERYTHING);
    for (int i = 0; i < sound.length; i++) {
      byte[] damaged = sound.clone();
      damaged[i] ^= 1;
      assertThatThrownBy(() -> PacketCodec.decode(damaged)).isInstanceOf(IOException.class);
      byte[] cut = Arrays.copyOf(sound, i);
      assertThatThrownBy(() -> PacketCodec.decode(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void bytes_that_a_checksum_fits_are_a_packet_or_refused() {
    Random random = new Random(4711);
    byte[] sound = body(EVERYTHING);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = sound.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      try {
        PacketCodec.encode(PacketCodec.decode(framed(bytes)));
        read++;
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("checksum");
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void a_message_of_a_kind_that_a_later_version_has_is_skipped() throws IOException {
    Output out = header(0, 0);
    int start = out.begin(200);
    out.name("what a later version tells");
    out.end(start);
    start = out.begin(MessageCodec.kind(new Message.Hello(SESSION, 1)));
    out.uuid(SESSION);
    out.number(9);
    out.name("what a later version adds to it");
    out.end(start);

    Packet packet = PacketCodec.decode(framed(out.toBytes()));

    assertThat(packet.messages()).containsExactly(new Message.Hello(SESSION, 9));
  }

  @Test
  void a_packet_without_messages_still_has_its_number() throws IOException {
    Packet packet = new Packet(ME, 1, 7, List.of());
    assertThat(PacketCodec.decode(PacketCodec.encode(packet))).isEqualTo(packet);
  }

  @Test
  void numbers_out_of_range_are_refused() {
    for (long[] wrong : new long[][] {{-1, 1}, {1, 0}, {1, -5}, {0, 1}, {0, -1}}) {
      byte[] bytes = framed(header(wrong[0], wrong[1]).toBytes());
      assertThatThrownBy(() -> PacketCodec.decode(bytes)).isInstanceOf(IOException.class);
    }
  }

  private static Output header(long line, long number) {
    Output out = new Output();
    out.uuid(ME);
    out.number(line);
    out.number(number);
    return out;
  }

  private static byte[] body(Packet packet) {
    byte[] frame = PacketCodec.encode(packet);
    int overhead = 3 + 1 + 2; // letters and version, tag, length of two bytes
    return Arrays.copyOfRange(frame, overhead, frame.length - Integer.BYTES);
  }

  private static byte[] framed(byte[] body) {
    Output out = new Output();
    out.bytes(body);
    return Frame.EMPTY.with(PACKET, out).toBytes();
  }
}
