// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import dev.sessionstorage.failure.Tally.Figure;
import dev.sessionstorage.failure.member.Journal.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What is true some minutes after the last round: nothing is left over, and all ends are told. */
final class Afterwards {
  /** What was removed may come back for a minute, and an ended session is remembered for two. */
  private static final Duration GONE_WITHIN = Duration.ofMinutes(5);

  /** After two minutes and a sweep or two. */
  private static final Duration FORGOTTEN_WITHIN = Duration.ofMinutes(3);

  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final int ENDED_OF_A_ROUND = 20;

  /** The first level, and the record. */
  private static final long ENTRIES_OF_A_SESSION = 2;

  private final List<Round<?>> rounds = new ArrayList<>();

  void add(Round<?> round) {
    rounds.add(round);
  }

  void clear() {
    rounds.clear();
  }

  /** Waits until there are none, and gives how many there are. */
  Tally left(Cluster cluster) {
    List<Long> last = new ArrayList<>(List.of(0L));
    try {
      Awaitility.await("orphans")
          .atMost(GONE_WITHIN)
          .pollInterval(POLL)
          .until(
              () -> {
                last.set(0, count(cluster));
                return last.get(0) == 0;
              });
    } catch (ConditionTimeoutException e) {
      System.err.println("Orphans are left: " + last);
    }
    return Tally.of(Figure.ORPHANS, last.get(0)).plus(untold());
  }

  /**
   * Each member that was there when a session ended hears of it once, also one that was stopped or
   * cut off then: before an ended session is forgotten, it is told of again. That is so when the
   * last one is forgotten, of which the wait for some of them says nothing.
   */
  private Tally untold() {
    Tally tally = Tally.NOTHING;
    long begin = System.nanoTime();
    for (Round<?> round : rounds) {
      Duration left = FORGOTTEN_WITHIN.minusNanos(System.nanoTime() - begin);
      Tally ends = round.endsInTheEnd(left.compareTo(LEAST) < 0 ? LEAST : left);
      tally = tally.plus(Figure.UNTOLD, ends.get(Figure.UNTOLD) + ends.get(Figure.LATE));
    }
    return tally;
  }

  private long count(Cluster cluster) {
    return rounds.stream().mapToLong(round -> living(cluster, round) + ended(cluster, round)).sum();
  }

  private static long living(Cluster cluster, Round<?> round) {
    MemberProcess member = cluster.members().get(0);
    long orphans = 0;
    for (String session : round.sessions()) {
      if (!member.ask("alive " + session).isEmpty()) {
        long children = Long.parseLong(member.ask("children " + session));
        orphans += cluster.entries(session) - children - ENTRIES_OF_A_SESSION;
      }
    }
    return orphans;
  }

  private static long ended(Cluster cluster, Round<?> round) {
    return round.noted(Event.ENDED).stream()
        .limit(ENDED_OF_A_ROUND)
        .mapToLong(cluster::entries)
        .sum();
  }
}
