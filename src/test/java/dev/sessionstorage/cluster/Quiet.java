// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.core.MemberData.Line;
import dev.sessionstorage.cluster.core.Watches;
import dev.sessionstorage.cluster.core.Wires;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * Waits until nothing is under way between members: no news gathered, sent or being told, no
 * session to be looked at again. A single look proves nothing, since something may move past it:
 * two looks in a row must be quiet, and nothing may have been done in between.
 */
public final class Quiet {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private Quiet() {}

  /** Those of the members that have left are passed over. */
  public static void await(Collection<? extends Cluster> members) {
    List<Member> all = members.stream().map(engine -> ((ClusterEngine) engine).member).toList();
    Awaitility.await()
        .alias("nothing is under way")
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(LONGEST)
        .until(() -> isQuiet(all.stream().filter(member -> !member.isClosed()).toList()));
  }

  private static boolean isQuiet(List<Member> members) {
    members.forEach(Quiet::hurry);
    long before = total(members);
    boolean first = isNothingUnderWay(members);
    boolean second = isNothingUnderWay(members);
    return first && second && total(members) == before; // else it was ahead of both looks
  }

  /** What would be done in a moment is done now. */
  private static void hurry(Member member) {
    member.news.flushAll();
    if (due(member)) {
      member.care.work();
    }
  }

  private static boolean due(Member member) {
    return member.news.watches(Watches::dueAt) - System.nanoTime() <= 0;
  }

  private static long total(List<Member> members) {
    return members.stream()
        .flatMap(member -> member.lanes.all().stream())
        .mapToLong(Lane::total)
        .sum();
  }

  private static boolean isNothingUnderWay(List<Member> members) {
    for (Member member : members) {
      long pending = member.news.wires(wires -> wires.dueAt(System.nanoTime()));
      if (pending != Long.MAX_VALUE || due(member) || isBusy(member)) {
        return false;
      }
      for (Member other : members) {
        if (!hasAll(member, other)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isBusy(Member member) {
    return member.lanes.all().stream().anyMatch(lane -> !lane.isIdle());
  }

  /** Whether a member has all that another one has sent, and that one knows what it watches. */
  private static boolean hasAll(Member member, Member other) {
    UUID me = member.me();
    Map<UUID, Line> sent = other.news.lines();
    Map<UUID, Line> arrived = member.news.wires(Wires::arrived);
    Line last = sent.get(me);
    return (last == null || last.equals(arrived.get(other.me())))
        && !member.news.watches(Watches::unanswered).contains(other.me());
  }
}
