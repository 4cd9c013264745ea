// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import dev.sessionstorage.failure.Tally.Figure;
import dev.sessionstorage.failure.member.Ledger;
import dev.sessionstorage.failure.member.Ledger.Column;
import dev.sessionstorage.failure.member.Presence;
import java.util.Map;

/** Children that one thread created, counted in and removed, beside those that are there. */
final class Sparks {
  private Sparks() {}

  static Tally tally(Ledger.Row row, String own, Map<String, Long> held) {
    String prefix = "spark-" + own + "#";
    String last = prefix + row.get(Column.NUMBER);
    long earlier =
        held.keySet().stream().filter(k -> k.startsWith(prefix) && !k.equals(last)).count();
    return Tally.of(Figure.STALE, earlier).plus(last(row, held.get(last)));
  }

  private static Tally last(Ledger.Row row, Long value) {
    Presence presence = row.presence();
    if (value == null) {
      return Tally.of(Figure.LOST, presence == Presence.PRESENT ? 1 : 0);
    }
    return Tally.of(Figure.STALE, presence == Presence.ABSENT ? 1 : 0)
        .plus(Account.counted(row, value));
  }
}
