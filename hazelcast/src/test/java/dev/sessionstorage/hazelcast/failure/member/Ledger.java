// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What each thread of one process did to each session, in a file that is mapped into memory: what
 * was written before a kill -9 is in it.
 */
public final class Ledger {

  /** What is counted, by one thread for one session. */
  public enum Column {
    /** Raised before a block begins. */
    ATTEMPTED,
    /** Raised when the block has been published, as its caller was told. */
    ACKNOWLEDGED,
    /** Raised when the caller was told that nothing was published. */
    REFUSED,
    /** A block saw less than was acknowledged. */
    OVERWRITTEN,
    /** A block saw more than can have been published. */
    STALE,
    /** A member did not see what it had published itself. */
    BEHIND,
    /** There was no such session. */
    GONE,
    /** The longest call, in nanoseconds. */
    STALL
  }

  /** How many threads of a process have a row for each session; the last one holds. */
  public static final int THREADS = 3;

  private static final int SESSIONS = 8;
  private static final List<Column> COLUMNS = List.of(Column.values());
  private static final int ROW = COLUMNS.size() * Long.BYTES;

  private final MappedByteBuffer bytes;

  /** Opens the file, which begins with zeros. */
  public Ledger(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      bytes = channel.map(MapMode.READ_WRITE, 0, (long) SESSIONS * THREADS * ROW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives what one thread noted of one session. */
  public long get(int session, int thread, Column column) {
    return bytes.getLong(at(session, thread, column));
  }

  void add(int session, int thread, Column column) {
    put(session, thread, column, get(session, thread, column) + 1);
  }

  void put(int session, int thread, Column column, long value) {
    bytes.putLong(at(session, thread, column), value);
  }

  private static int at(int session, int thread, Column column) {
    return (session * THREADS + thread) * ROW + COLUMNS.indexOf(column) * Long.BYTES;
  }
}
