// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.failure.Crowd;
import dev.sessionstorage.failure.MemberProcess;
import dev.sessionstorage.failure.Mishaps;
import dev.sessionstorage.failure.Round;
import dev.sessionstorage.failure.Scenario;
import dev.sessionstorage.failure.SessionsOfTheDead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happens to members of a grid while they count. */
enum GridScenario implements Scenario<GridCluster> {
  KILL_HOLDER(20, round -> Mishaps.kill(round, round.hold(round.any()))),
  KILL_OWNER_OF_THE_DATA(16, round -> Mishaps.kill(round, keeper(round, 0))),
  KILL_BACKUP(16, round -> Mishaps.kill(round, keeper(round, 1))),
  KILL_ANY(14, round -> Mishaps.kill(round, round.any())),
  STOP_HOLDER_PAST_ITS_LEASE(28, round -> Mishaps.stop(round, "hold", Duration.ofSeconds(7))),
  STOP_HOLDER_PAST_THE_HEARTBEAT(32, round -> Mishaps.stop(round, "hold", Duration.ofSeconds(14))),
  STOP_HOLDER_THAT_REMOVES_A_CHILD(
      28, round -> Mishaps.stop(round, "hold-removing", Duration.ofSeconds(7))),
  CUT_OFF_HOLDER_FOR_A_MOMENT( // the others do not take it for dead yet
      16, round -> Mishaps.cutOffForAMoment(round, Duration.ofSeconds(4))),
  CUT_OFF_HOLDER(
      24,
      round -> {
        MemberProcess holder = round.hold(round.any());
        round.cluster.cutOff(holder);
        goOnWithout(round, List.of(holder));
        holder.ask("release");
      }),
  CUT_OFF_OWNER_WHILE_ANOTHER_HOLDS(
      22,
      round -> {
        MemberProcess owner = keeper(round, 0);
        MemberProcess holder = round.hold(round.cluster.without(owner).get(0));
        round.cluster.cutOff(owner);
        holder.ask("release");
        goOnWithout(round, List.of(owner));
      }),
  ROLLING_RESTART(42, Mishaps::rollingRestart),
  JOIN_AND_LEAVE(17, Mishaps::joinAndLeave),
  HANG_BESIDE_HEALTHY_ONES(34, HungMember::beside),
  CROWD_THAT_ONLY_LOOKS(20, Crowd::looks),
  BYTES_THAT_CANNOT_BE_READ(18, DamagedSessions::end),
  KILL_TWO_OF_THREE(
      40,
      round -> {
        for (MemberProcess victim : round.some(2)) {
          round.cluster.kill(victim);
        }
        round.cluster.heal();
        round.cluster.untilItIsWhole();
        round.beginAgain(); // what two members kept is gone
      }),
  KILL_TWO_OF_FIVE_A_SECOND_APART(
      45,
      5,
      round -> {
        List<MemberProcess> victims = round.some(2);
        round.hold(victims.get(0));
        round.cluster.kill(victims.get(0));
        Thread.sleep(1_000);
        round.cluster.kill(victims.get(1));
        round.untilItIsFree(victims.get(0));
        round.untilTheyCount(round.cluster.members());
      }),
  STOP_TWO_OF_FIVE(
      55,
      5,
      round -> {
        List<MemberProcess> victims = round.some(2);
        round.hold(victims.get(0));
        List<Process> pauses = new ArrayList<>();
        for (MemberProcess victim : victims) {
          round.spoil(victim);
          pauses.add(victim.pause(Duration.ofSeconds(14)));
        }
        round.untilItIsFree(victims);
        round.untilTheyCount(round.cluster.without(victims));
        for (Process pause : pauses) {
          pause.waitFor();
        }
        victims.get(0).ask("release");
      }),
  CUT_OFF_TWO_OF_FIVE(
      55,
      5,
      round -> {
        List<MemberProcess> victims = round.some(2);
        round.hold(victims.get(0));
        victims.forEach(round.cluster::cutOff);
        goOnWithout(round, victims);
        victims.get(0).ask("release");
      }),
  SESSIONS_OF_A_DEAD_MEMBER(LONG, SessionsOfTheDead::end);

  private final Duration about;
  private final int size;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
  private final Event<GridCluster> event;

  GridScenario(int seconds, Event<GridCluster> event) {
    this(seconds, 3, event);
  }

  GridScenario(int seconds, int size, Event<GridCluster> event) {
    this.about = Duration.ofSeconds(seconds);
    this.size = size;
    this.event = event;
  }

  @Override
  public Duration about() {
    return about;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void happen(Round<GridCluster> round) throws Exception {
    event.happen(round);
  }

  private static MemberProcess keeper(Round<GridCluster> round, int replica) {
    return round.cluster.keeper(round.sessions().get(0), replica);
  }

  /** Some are alone, the others are the majority. */
  private static void goOnWithout(Round<GridCluster> round, List<MemberProcess> victims) {
    List<MemberProcess> others = round.cluster.without(victims);
    victims.forEach(round::spoil);
    round.untilItIsFree(victims);
    round.cluster.untilTheyAre(others);
    round.cluster.untilTheyAre(victims);
    round.untilTheyCount(others);
  }
}
