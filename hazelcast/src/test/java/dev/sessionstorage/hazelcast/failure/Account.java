// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.hazelcast.failure.member.Ledger;
import dev.sessionstorage.hazelcast.failure.member.Ledger.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What one process has noted in one round, beside what the survivors hold. */
final class Account {
  private final String node;
  private final Ledger ledger;
  private final int sessions;
  private boolean spoiled;

  Account(String node, Path file, int sessions) {
    this.node = node;
    this.ledger = fresh(file);
    this.sessions = sessions;
  }

  /** A run before this one may have left its file. */
  private static Ledger fresh(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Ledger(file);
  }

  /** Its stalls do not count: it was stopped or cut off. */
  void spoil() {
    spoiled = true;
  }

  long acknowledged() {
    return all(Column.ACKNOWLEDGED).sum();
  }

  /** Adds up, given each session's values. */
  Tally tally(java.util.List<Map<String, Long>> values) {
    Tally tally = seen();
    for (int session = 0; session < sessions; session++) {
      for (int thread = 0; thread < Ledger.THREADS; thread++) {
        long held = values.get(session).getOrDefault(node + "-" + thread, 0L);
        tally = tally.plus(compared(session, thread, held));
      }
    }
    return tally;
  }

  private Tally compared(int session, int thread, long held) {
    long acknowledged = ledger.get(session, thread, Column.ACKNOWLEDGED);
    long refused = ledger.get(session, thread, Column.REFUSED);
    long possible = ledger.get(session, thread, Column.ATTEMPTED) - refused;
    long lost = Math.max(0, acknowledged - held);
    long stale = Math.max(0, held - possible);
    return new Tally(
        0,
        acknowledged,
        refused,
        possible - acknowledged,
        lost,
        stale,
        0,
        Duration.ZERO,
        Duration.ZERO);
  }

  /** What its threads saw while they counted. */
  private Tally seen() {
    return new Tally(
        0,
        0,
        0,
        0,
        all(Column.OVERWRITTEN).sum(),
        all(Column.STALE).sum(),
        all(Column.BEHIND).sum() + all(Column.GONE).sum(),
        spoiled ? Duration.ZERO : Duration.ofNanos(all(Column.STALL).max().orElse(0)),
        Duration.ZERO);
  }

  private LongStream all(Column column) {
    return IntStream.range(0, sessions * Ledger.THREADS)
        .mapToLong(i -> ledger.get(i / Ledger.THREADS, i % Ledger.THREADS, column));
  }
}
