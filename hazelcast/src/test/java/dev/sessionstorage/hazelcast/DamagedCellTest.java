// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes in the grid that are not ours, or not whole. */
class DamagedCellTest {
  private static final Cell CELL =
      new Cell(new Stamp(1, 2), new byte[] {3, 4, 5}, new byte[] {6, 7});

  @Test
  void a_cell_comes_back_as_it_was() {
    assertThat(CellBytes.decode(CellBytes.encode(CELL), true)).isEqualTo(CELL);
    assertThat(CellBytes.decode(CellBytes.encode(CELL), false).body()).isEmpty();
  }

  @Test
  void cut_bytes_are_read_without_an_exception() {
    byte[] whole = CellBytes.encode(CELL);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);

      assertThat(CellBytes.decode(cut, true)).isNotEqualTo(CELL);
      assertThat(CellBytes.encode(CellBytes.decode(cut, true))).as("to be replaced").isEqualTo(cut);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 6})
  void a_wrong_length_is_noticed(int length) {
    byte[] bytes = CellBytes.encode(CELL);
    java.nio.ByteBuffer.wrap(bytes).putInt(16, length);

    Cell damaged = CellBytes.decode(bytes, true);

    assertThat(damaged.stamp()).isEqualTo(new Stamp(0, 0));
    assertThat(damaged.head()).isEqualTo(bytes);
    assertThat(CellBytes.encode(damaged)).as("so that it can be replaced").isEqualTo(bytes);
  }

  @Test
  void a_key_comes_back_as_it_was() {
    for (long group : new long[] {Key.RECORD, Key.ROOT, 1, Long.MAX_VALUE}) {
      Key key = new Key(UUID.randomUUID(), group);

      assertThat(CellBytes.key(CellBytes.text(key))).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@", "1@", "1", "x@00000000-0000-0000-0000-000000000000", "1@x"})
  void a_key_that_is_none_is_passed_over(String text) {
    assertThat(CellBytes.key(text)).isNull();
  }
}
