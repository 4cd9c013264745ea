// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import dev.sessionstorage.failure.Tally.Figure;
import dev.sessionstorage.failure.member.Journal.Event;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Sessions that began and ended in one round, beside what the members were told of them. */
final class Ends {
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(500);

  private final List<MemberProcess> members;
  private final List<MemberProcess> witnesses;

  /**
   * Takes who can be asked.
   *
   * @param members all
   * @param witnesses those that were there all the time, and to which nothing was done
   */
  Ends(List<MemberProcess> members, List<MemberProcess> witnesses) {
    this.members = members;
    this.witnesses = witnesses;
  }

  /** Waits a while for what is under way, and adds up. */
  Tally tally(Collection<Account> accounts) {
    return tally(accounts, TOLD_WITHIN);
  }

  Tally tally(Collection<Account> accounts, Duration within) {
    AtomicReference<Tally> last = new AtomicReference<>(sum(accounts));
    try {
      Awaitility.await("ends")
          .atMost(within)
          .pollInterval(POLL)
          .until(() -> isTold(last.get()) || isTold(last.updateAndGet(unused -> sum(accounts))));
    } catch (ConditionTimeoutException e) {
      System.err.println("Not told: " + last);
      accounts.forEach(this::showMissing);
    }
    return last.get();
  }

  private static boolean isTold(Tally tally) {
    return tally.isClean() && tally.get(Figure.LATE) == 0;
  }

  private Tally sum(Collection<Account> accounts) {
    return accounts.stream().map(this::tally).reduce(Tally.NOTHING, Tally::plus);
  }

  private Tally tally(Account account) {
    Map<Event, Set<String>> noted = account.journal().read();
    Set<String> ended = noted.get(Event.ENDED);
    if (noted.get(Event.BEGINS).isEmpty()) {
      return Tally.NOTHING;
    }
    Tally tally = Tally.of(Figure.ENDED, ended.size());
    for (MemberProcess member : members) {
      if (!ended.isEmpty()) {
        String alive = member.ask("alive " + String.join(" ", ended));
        tally = tally.plus(Figure.UNTOLD, words(alive).size());
        show(words(alive).size(), member.name + " has ended sessions of " + account.member, alive);
      }
      tally = tally.plus(ofUsers(member, account, noted));
    }
    for (MemberProcess witness : ended.isEmpty() ? List.<MemberProcess>of() : witnesses) {
      List<String> times = words(witness.ask("ends " + String.join(" ", ended)));
      long late = times.stream().filter(n -> n.equals("0")).count();
      long wrong = times.stream().filter(n -> !n.equals("1")).count() - late;
      tally = tally.plus(Figure.UNTOLD, wrong).plus(Figure.LATE, late);
      show(wrong, witness.name + " was told of the ends by " + account.member, times + " " + ended);
    }
    return tally;
  }

  private void showMissing(Account account) {
    List<String> ended = List.copyOf(account.journal().read().get(Event.ENDED));
    for (MemberProcess witness : ended.isEmpty() ? List.<MemberProcess>of() : witnesses) {
      List<String> times = words(witness.ask("ends " + String.join(" ", ended)));
      long late = times.stream().filter(n -> n.equals("0")).count();
      String who = witness.name + " was not told of " + late + " ends by " + account.member;
      show(late, who, "the first is number " + times.indexOf("0") + " of " + times.size());
    }
  }

  private static void show(long faults, String what, String details) {
    if (faults > 0) {
      System.err.println(what + ": " + details);
    }
  }

  /** All of a user's sessions are listed that have begun, and none that has ended. */
  private static Tally ofUsers(
      MemberProcess member, Account account, Map<Event, Set<String>> noted) {
    Tally tally = Tally.NOTHING;
    Set<String> listed = new TreeSet<>();
    for (int thread = 0; thread < 2; thread++) {
      listed.addAll(words(member.ask("sessions-of " + account.member + "-" + thread)));
    }
    Set<String> missing = new TreeSet<>(noted.get(Event.BEGUN));
    missing.removeAll(noted.get(Event.ENDS));
    missing.removeAll(listed);
    Set<String> tooMany = new TreeSet<>(listed);
    tooMany.retainAll(noted.get(Event.ENDED));
    Set<String> neverBegun = new TreeSet<>(listed);
    neverBegun.removeAll(noted.get(Event.BEGINS));
    return tally
        .plus(Figure.LOST, missing.size())
        .plus(Figure.STALE, tooMany.size() + neverBegun.size());
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }
}
