// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeadTest {
  private static final UUID ONE = new UUID(1, 2);
  private static final UUID TWO = new UUID(3, 4);
  private static final Head HEAD =
      new Head(
          7,
          new Stamp(5, 6),
          9,
          ONE,
          new Head.Former(8, new Stamp(7, 8)),
          List.of(TWO, ONE),
          new Stamp(9, 10),
          Frame.EMPTY);
  private static final String GOLDEN =
      "53530101120e0000000000000005000000000000000612"
          + "021000000000000000010000000000000002"
          + "03111000000000000000070000000000000008"
          + "04200000000000000003000000000000000400000000000000010000000000000002"
          + "05100000000000000009000000000000000a"
          + "625d2b36";

  @Test
  void hasTheBytesThatItAlwaysHad() throws IOException {
    assertThat(HexFormat.of().formatHex(HEAD.toBytes())).isEqualTo(GOLDEN);
    Head read = Head.read(HexFormat.of().parseHex(GOLDEN));
    assertThat(read).isEqualTo(HEAD);
  }

  @Test
  void aFreeGroupIsReadAsItWasWritten() throws IOException {
    Head free = Head.first(ONE, new Stamp(1, 1), null).heldBy(null, List.of());
    Head read = Head.read(free.toBytes());
    assertThat(read.holder()).isNull();
    assertThat(read.newborn()).isNull();
    assertThat(read.queue()).isEmpty();
    assertThat(read.former()).isEqualTo(new Head.Former(1, new Stamp(1, 1)));
  }

  @Test
  void whatALaterVersionAddedIsKept() throws IOException {
    Output added = new Output();
    added.text("new");
    Frame later = Frame.read(HEAD.toBytes(), Set.of()).with(77, added);
    Head taken = Head.read(later.toBytes()).heldBy(TWO, List.of()).published(new Stamp(1, 1));
    Frame written = Frame.read(taken.toBytes(), Set.of());
    assertThat(written.required(77).text()).isEqualTo("new");
  }

  @Test
  void whatALaterVersionAddedAsCriticalIsRefused() throws IOException {
    Frame later = Frame.read(HEAD.toBytes(), Set.of()).with(Frame.CRITICAL | 77, new Output());
    assertThatThrownBy(() -> Head.read(later.toBytes())).isInstanceOf(IOException.class);
  }

  @Test
  void damagedBytesAreRefused() {
    byte[] good = HEAD.toBytes();
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      assertThatThrownBy(() -> Head.read(bad)).isInstanceOf(IOException.class);
      byte[] cut = Arrays.copyOf(good, i);
      assertThatThrownBy(() -> Head.read(cut)).isInstanceOf(IOException.class);
    }
  }

  /** The checksum fits, what is in the sections does not. */
  @Test
  void hostileSectionsAreReadOrRefused() {
    Random random = new Random(1);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      read += isReadable(hostile(random)) ? 1 : 0;
    }
    assertThat(read).isBetween(1, 19_999);
  }

  private static byte[] hostile(Random random) {
    Frame frame = random.nextBoolean() ? Frame.EMPTY : frame(HEAD.toBytes());
    int sections = random.nextInt(4);
    for (int i = 0; i < sections; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      Output content = new Output();
      content.bytes(bytes);
      frame = frame.with(1 + random.nextInt(6), content);
    }
    return frame.toBytes();
  }

  private static Frame frame(byte[] bytes) {
    try {
      return Frame.read(bytes, Set.of());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isReadable(byte[] bytes) {
    try {
      Head head = Head.read(bytes);
      return head.toBytes().length > 0;
    } catch (IOException expected) {
      return false;
    }
  }

  @Test
  void eachHandOverRaisesTheFenceAndRemembersTheTenureBefore() {
    Head given = HEAD.heldBy(TWO, List.of(ONE));
    assertThat(given.fence()).isEqualTo(HEAD.fence() + 1);
    assertThat(given.former()).isEqualTo(new Head.Former(HEAD.fence(), HEAD.published()));
    assertThat(given.version()).isEqualTo(HEAD.version());
    assertThat(given.newborn()).isNull();
  }
}
