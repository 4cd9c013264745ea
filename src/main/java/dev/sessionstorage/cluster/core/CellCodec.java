// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.UUID;

/** Keys, stamps and cells as parts of other bytes. */
final class CellCodec {
  private CellCodec() {}

  static void write(Key key, Output out) {
    out.uuid(key.session());
    out.number(key.group());
  }

  static Key key(Input in) throws IOException {
    return new Key(in.uuid(), in.number());
  }

  static void write(Stamp stamp, Output out) {
    out.uuid(new UUID(stamp.high(), stamp.low()));
  }

  static Stamp stamp(Input in) throws IOException {
    UUID both = in.uuid();
    return new Stamp(both.getMostSignificantBits(), both.getLeastSignificantBits());
  }

  static void write(Cell cell, Output out) {
    write(cell.stamp(), out);
    write(cell.head(), out);
    write(cell.body(), out);
  }

  static Cell cell(Input in) throws IOException {
    return new Cell(stamp(in), in.part().bytes(), in.part().bytes());
  }

  static void write(byte[] bytes, Output out) {
    int start = out.begin();
    out.bytes(bytes);
    out.end(start);
  }
}
