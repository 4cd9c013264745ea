// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happens while the members count. */
enum Scenario {
  KILL_HOLDER(20, round -> kill(round, round.hold(round.any()))),
  KILL_OWNER_OF_THE_DATA(16, round -> kill(round, round.keeper(0))),
  KILL_BACKUP(16, round -> kill(round, round.keeper(1))),
  KILL_ANY(14, round -> kill(round, round.any())),
  STOP_HOLDER_PAST_ITS_LEASE(28, round -> stop(round, "hold", Duration.ofSeconds(7))),
  STOP_HOLDER_PAST_THE_HEARTBEAT(32, round -> stop(round, "hold", Duration.ofSeconds(14))),
  STOP_HOLDER_THAT_REMOVES_A_CHILD(
      28, round -> stop(round, "hold-removing", Duration.ofSeconds(7))),
  CUT_OFF_HOLDER_FOR_A_MOMENT(
      16,
      round -> {
        MemberProcess holder = round.hold(round.any());
        round.spoil(holder);
        round.cluster.cutOff(holder);
        Thread.sleep(4_000); // the others do not take it for dead yet
        round.cluster.heal();
        holder.ask("release");
        round.untilTheyCount(round.cluster.members());
      }),
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
        MemberProcess owner = round.keeper(0);
        MemberProcess holder = round.hold(round.cluster.without(owner).get(0));
        round.cluster.cutOff(owner);
        holder.ask("release");
        goOnWithout(round, List.of(owner));
      }),
  ROLLING_RESTART(
      42,
      round -> {
        for (MemberProcess member : round.cluster.members()) {
          round.cluster.leave(member);
          round.untilTheyCount(round.cluster.members());
          round.load(round.cluster.start());
          round.cluster.untilItIsWhole();
        }
      }),
  JOIN_AND_LEAVE(
      17,
      round -> {
        MemberProcess fourth = round.cluster.start();
        round.load(fourth);
        round.untilTheyCount(round.cluster.members());
        round.cluster.leave(fourth);
      }),
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
  SESSIONS_OF_A_DEAD_MEMBER(Scenario.LONG, SessionsOfTheDead::end);

  private static final int LONG = 200;

  interface Event {
    void happen(Round round) throws Exception;
  }

  private final Duration about;
  private final int size;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
  private final Event event;

  Scenario(int seconds, Event event) {
    this(seconds, 3, event);
  }

  Scenario(int seconds, int size, Event event) {
    this.about = Duration.ofSeconds(seconds);
    this.size = size;
    this.event = event;
  }

  /** How long it takes. */
  Duration about() {
    return about;
  }

  /** How many members it needs. */
  int size() {
    return size;
  }

  /** Whether it takes too long for a build. */
  boolean isLong() {
    return about.toSeconds() >= LONG;
  }

  void happen(Round round) throws Exception {
    event.happen(round);
  }

  private static void kill(Round round, MemberProcess victim) throws IOException {
    List<MemberProcess> others = round.cluster.without(victim);
    round.cluster.kill(victim);
    round.untilItIsFree(victim);
    round.untilTheyCount(others);
  }

  private static void stop(Round round, String hold, Duration time) throws Exception {
    MemberProcess holder = round.any();
    holder.ask(hold);
    round.spoil(holder);
    Process pause = holder.pause(time);
    round.untilItIsFree(holder);
    pause.waitFor();
    holder.ask("release");
  }

  /** Some are alone, the others are the majority. */
  private static void goOnWithout(Round round, List<MemberProcess> victims) {
    List<MemberProcess> others = round.cluster.without(victims);
    victims.forEach(round::spoil);
    round.untilItIsFree(victims);
    round.cluster.untilTheyAre(others);
    round.cluster.untilTheyAre(victims);
    round.untilTheyCount(others);
  }
}
