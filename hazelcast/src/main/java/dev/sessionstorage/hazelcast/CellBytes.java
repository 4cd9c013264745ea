// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cells and their keys as the grid keeps them. Equal cells have equal bytes, so that the grid can
 * compare them. What follows the @ in a key says where the grid keeps it: beside all that belongs
 * to the session.
 */
final class CellBytes {
  static final String RECORDS = Key.RECORD + "@%";
  private static final int STAMP = 16;
  private static final int FIXED = STAMP + Integer.BYTES;
  private static final byte[] NOTHING = {};
  private static final Stamp DAMAGED = new Stamp(0, 0);

  private CellBytes() {}

  static byte[] encode(Cell cell) {
    if (cell.stamp().equals(DAMAGED)) {
      return cell.head();
    }
    return ByteBuffer.allocate(FIXED + cell.head().length + cell.body().length)
        .putLong(cell.stamp().high())
        .putLong(cell.stamp().low())
        .putInt(cell.head().length)
        .put(cell.head())
        .put(cell.body())
        .array();
  }

  /** Bytes that are damaged make a cell that nobody can read, but everybody replace or remove. */
  static Cell decode(byte[] bytes, boolean body) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int head = bytes.length < FIXED ? -1 : in.getInt(STAMP);
    if (head < 0 || head > bytes.length - FIXED) {
      return new Cell(DAMAGED, bytes, NOTHING);
    }
    Stamp stamp = new Stamp(in.getLong(), in.getLong());
    in.getInt();
    return new Cell(stamp, bytes(in, head), body ? bytes(in, in.remaining()) : NOTHING);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  static String text(Key key) {
    return key.group() + "@" + key.session();
  }

  /** Reads a key; null where somebody else has put one there. */
  static @Nullable Key key(String text) {
    int at = text.indexOf('@');
    try {
      return at < 0
          ? null
          : new Key(UUID.fromString(text.substring(at + 1)), Long.parseLong(text, 0, at, 10));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
