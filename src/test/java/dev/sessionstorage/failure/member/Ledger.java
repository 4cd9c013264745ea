// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What each thread of one process did to each session, in a file that is mapped into memory: what
 * was written before a kill -9 is in it.
 */
public final class Ledger {

  /** What is noted, by one thread of one kind of counting in one session. */
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
    /** A block ended with an exception that nobody announces. */
    BROKEN,
    /** The longest call, in nanoseconds. */
    STALL,
    /** The number of the child that lives for a moment, or lived last. */
    NUMBER,
    /** That child, or a box, is there: a {@link Presence}. */
    PRESENCE
  }

  /** How many threads of a process have rows; the last one holds. */
  public static final int THREADS = 3;

  private static final int SESSIONS = 4;
  private static final int KINDS = Kind.values().length;
  private static final List<Column> COLUMNS = List.of(Column.values());
  private static final List<Presence> PRESENCES = List.of(Presence.values());
  private static final int ROW = COLUMNS.size() * Long.BYTES;
  private static final int ROWS = SESSIONS * KINDS * THREADS;

  private final MappedByteBuffer bytes;

  /** Opens the file, which begins with zeros. */
  public Ledger(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      bytes = channel.map(MapMode.READ_WRITE, 0, (long) ROWS * ROW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives all that was noted in this column. */
  public LongStream all(Column column) {
    return IntStream.range(0, ROWS).mapToLong(row -> bytes.getLong(at(row, column)));
  }

  /** Gives what one thread notes of one kind of counting in one session. */
  @SuppressWarnings("EnumOrdinal") // both ends are of one build
  public Row row(int session, Kind kind, int thread) {
    return new Row((session * KINDS + kind.ordinal()) * THREADS + thread);
  }

  private static int at(int row, Column column) {
    return row * ROW + COLUMNS.indexOf(column) * Long.BYTES;
  }

  /** One thread's notes. */
  public final class Row {
    private final int row;

    private Row(int row) {
      this.row = row;
    }

    /** Gives what was noted last. */
    public long get(Column column) {
      return bytes.getLong(at(row, column));
    }

    void add(Column column) {
      put(column, get(column) + 1);
    }

    void put(Column column, long value) {
      bytes.putLong(at(row, column), value);
    }

    /** Gives whether the child is there. */
    public Presence presence() {
      return PRESENCES.get((int) get(Column.PRESENCE));
    }

    void put(Presence presence) {
      put(Column.PRESENCE, PRESENCES.indexOf(presence));
    }
  }
}
