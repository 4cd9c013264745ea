// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import dev.sessionstorage.failure.Tally.Figure;
import dev.sessionstorage.failure.member.Journal;
import dev.sessionstorage.failure.member.Kind;
import dev.sessionstorage.failure.member.Ledger;
import dev.sessionstorage.failure.member.Ledger.Column;
import dev.sessionstorage.failure.member.Presence;
import dev.sessionstorage.failure.member.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one process has noted in one round, beside what the survivors hold. */
final class Account {
  final String member;
  private final String host;
  private final Ledger ledger;
  private final Journal journal;
  private final List<String> sessions;
  private boolean spoiled;

  /**
   * Begins with nothing.
   *
   * @param member the process in this round
   * @param host in whose boxes it counts
   */
  Account(String member, String host, Path file, List<String> sessions) {
    this.member = member;
    this.host = host;
    this.ledger = new Ledger(fresh(file));
    this.journal = new Journal(fresh(Path.of(file + ".sessions")));
    this.sessions = sessions;
  }

  /** A run before this one may have left its file. */
  private static Path fresh(Path file) {
    try {
      Files.deleteIfExists(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its stalls do not count: it was stopped or cut off. */
  void spoil() {
    spoiled = true;
  }

  boolean isSpoiled() {
    return spoiled;
  }

  Journal journal() {
    return journal;
  }

  long acknowledged() {
    return ledger.all(Column.ACKNOWLEDGED).sum();
  }

  /** All that this process counts in, or keeps, for itself. */
  List<Target> targets(String round) {
    List<Target> targets = new ArrayList<>();
    targets.add(new Target(Kind.APPLICATION, round));
    for (String session : sessions) {
      for (Kind kind : List.of(Kind.ROOT, Kind.CHILD, Kind.SPARK)) {
        targets.add(new Target(kind, session));
      }
      for (int thread = 0; thread < Ledger.THREADS - 1; thread++) {
        targets.add(new Target(Kind.BOX, session, member + "-" + thread));
      }
    }
    return targets;
  }

  /** Adds up, given what the survivors hold; what is not there is missing. */
  Tally tally(String round, Map<Target, Map<String, Long>> values) {
    Tally tally = seen();
    for (int thread = 0; thread < Ledger.THREADS; thread++) {
      String own = member + "-" + thread;
      Ledger.Row row = ledger.row(0, Kind.APPLICATION, thread);
      tally = tally.plus(counted(row, held(values, new Target(Kind.APPLICATION, round), own)));
      for (int i = 0; i < sessions.size(); i++) {
        tally = tally.plus(session(i, thread, values));
      }
    }
    return tally;
  }

  private Tally session(int index, int thread, Map<Target, Map<String, Long>> values) {
    String session = sessions.get(index);
    String own = member + "-" + thread;
    Tally tally = Tally.NOTHING;
    for (Kind kind : List.of(Kind.ROOT, Kind.CHILD)) {
      long held = held(values, new Target(kind, session), own);
      tally = tally.plus(counted(ledger.row(index, kind, thread), held));
    }
    Ledger.Row box = ledger.row(index, Kind.BOX, thread);
    tally = tally.plus(boxed(box, values.get(new Target(Kind.BOX, session, own)), own));
    Ledger.Row guest = ledger.row(index, Kind.GUEST, thread);
    Target hosts = new Target(Kind.BOX, session, host + "-" + thread);
    if (values.containsKey(hosts)) { // else its owner's account says what became of it
      tally = tally.plus(counted(guest, held(values, hosts, own)));
    }
    Ledger.Row spark = ledger.row(index, Kind.SPARK, thread);
    return tally.plus(Sparks.tally(spark, own, values.get(new Target(Kind.SPARK, session))));
  }

  private static long held(Map<Target, Map<String, Long>> values, Target target, String own) {
    return values.getOrDefault(target, Map.of()).getOrDefault(own, 0L);
  }

  private static Tally boxed(Ledger.Row row, Map<String, Long> box, String own) {
    if (box != null) {
      return counted(row, box.getOrDefault(own, 0L));
    }
    return Tally.of(Figure.LOST, row.presence() == Presence.PRESENT ? 1 : 0);
  }

  /** Acknowledged ones count once, unknown ones at most once. */
  static Tally counted(Ledger.Row row, long held) {
    long acknowledged = row.get(Column.ACKNOWLEDGED);
    long refused = row.get(Column.REFUSED);
    long possible = row.get(Column.ATTEMPTED) - refused;
    return Tally.of(Figure.ACKNOWLEDGED, acknowledged)
        .plus(Figure.REFUSED, refused)
        .plus(Figure.UNKNOWN, possible - acknowledged)
        .plus(Figure.LOST, Math.max(0, acknowledged - held))
        .plus(Figure.STALE, Math.max(0, held - possible));
  }

  /** What its threads saw while they counted. */
  private Tally seen() {
    return Tally.of(Figure.LOST, ledger.all(Column.OVERWRITTEN).sum())
        .plus(Figure.STALE, ledger.all(Column.STALE).sum())
        .plus(Figure.MISREAD, ledger.all(Column.BEHIND).sum())
        .plus(Figure.MISREAD, ledger.all(Column.GONE).sum())
        .plus(Figure.MISREAD, ledger.all(Column.BROKEN).sum())
        .plus(Figure.STALL, spoiled ? 0 : ledger.all(Column.STALL).max().orElse(0));
  }
}
