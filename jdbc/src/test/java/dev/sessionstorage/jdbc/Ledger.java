// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What was acknowledged, in a file that outlives the process: it is written as memory is. */
final class Ledger {
  private final MappedByteBuffer memory;

  Ledger(Path file, int slots) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, slots * (long) Long.BYTES);
    }
  }

  long get(int slot) {
    return memory.getLong(slot * Long.BYTES);
  }

  void set(int slot, long value) {
    memory.putLong(slot * Long.BYTES, value);
  }
}
