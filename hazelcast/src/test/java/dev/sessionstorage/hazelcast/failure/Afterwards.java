// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.hazelcast.failure.Tally.Figure;
import dev.sessionstorage.hazelcast.failure.member.Journal.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What is true some minutes after the last round: nothing is left over, and all ends are told. */
final class Afterwards {
  /** What was removed may come back for a minute, and an ended session is remembered for two. */
  private static final Duration GONE_WITHIN = Duration.ofMinutes(5);

  private static final Duration POLL = Duration.ofSeconds(10);
  private static final int ENDED_OF_A_ROUND = 20;

  /** An entry each: the first level, and the record where it has a key like a group's. */
  private static final long ENTRIES_OF_A_SESSION = Long.getLong("failures.entries", 2);

  private final List<Round> rounds = new ArrayList<>();

  void add(Round round) {
    rounds.add(round);
  }

  void clear() {
    rounds.clear();
  }

  /** Waits until there are none, and gives how many there are. */
  Tally left(List<MemberProcess> members) {
    List<Long> last = new ArrayList<>(List.of(0L));
    try {
      Awaitility.await("orphans")
          .atMost(GONE_WITHIN)
          .pollInterval(POLL)
          .until(
              () -> {
                last.set(0, count(members.get(0)));
                return last.get(0) == 0;
              });
    } catch (ConditionTimeoutException e) {
      System.err.println("Orphans are left: " + last);
    }
    Tally tally = Tally.of(Figure.ORPHANS, last.get(0));
    for (Round round : rounds) {
      Tally ends = round.endsInTheEnd(Duration.ofSeconds(5));
      tally = tally.plus(Figure.UNTOLD, ends.get(Figure.UNTOLD) + ends.get(Figure.LATE));
    }
    return tally;
  }

  private long count(MemberProcess member) {
    return rounds.stream().mapToLong(round -> living(member, round) + ended(member, round)).sum();
  }

  private static long living(MemberProcess member, Round round) {
    long orphans = 0;
    for (String session : round.sessions()) {
      if (!member.ask("alive " + session).isEmpty()) {
        long children = number(member, "children " + session);
        orphans += number(member, "entries " + session) - children - ENTRIES_OF_A_SESSION;
      }
    }
    return orphans;
  }

  private static long ended(MemberProcess member, Round round) {
    return round.noted(Event.ENDED).stream()
        .limit(ENDED_OF_A_ROUND)
        .mapToLong(session -> number(member, "entries " + session))
        .sum();
  }

  private static long number(MemberProcess member, String order) {
    return Long.parseLong(member.ask(order));
  }
}
