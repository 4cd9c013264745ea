// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What happens while the members count. */
enum Scenario {
  KILL_HOLDER(round -> kill(round, round.hold(round.any()))),
  KILL_OWNER_OF_THE_DATA(round -> kill(round, round.keeper(0))),
  KILL_BACKUP(round -> kill(round, round.keeper(1))),
  KILL_ANY(round -> kill(round, round.any())),
  STOP_HOLDER_PAST_ITS_LEASE(round -> stopHolder(round, Duration.ofSeconds(7))),
  STOP_HOLDER_PAST_THE_HEARTBEAT(round -> stopHolder(round, Duration.ofSeconds(14))),
  CUT_OFF_HOLDER_FOR_A_MOMENT(
      round -> {
        MemberProcess holder = round.hold(round.any());
        round.spoil(holder);
        round.cluster.cutOff(holder);
        Thread.sleep(4_000); // the others do not take it for dead yet
        round.cluster.heal();
        holder.ask("release");
        round.untilTheyCount(round.cluster.nodes());
      }),
  CUT_OFF_HOLDER(
      round -> {
        MemberProcess holder = round.hold(round.any());
        round.cluster.cutOff(holder);
        goOnWithout(round, holder);
        holder.ask("release");
      }),
  CUT_OFF_OWNER_WHILE_ANOTHER_HOLDS(
      round -> {
        MemberProcess owner = round.keeper(0);
        MemberProcess holder = round.hold(round.cluster.without(owner).get(0));
        round.cluster.cutOff(owner);
        holder.ask("release");
        goOnWithout(round, owner);
      }),
  ROLLING_RESTART(
      round -> {
        for (MemberProcess node : round.cluster.nodes()) {
          round.cluster.leave(node);
          round.untilTheyCount(round.cluster.nodes());
          round.load(round.cluster.start());
          round.cluster.untilItIsWhole();
        }
      }),
  JOIN_AND_LEAVE(
      round -> {
        MemberProcess fourth = round.cluster.start();
        round.load(fourth);
        round.untilTheyCount(round.cluster.nodes());
        round.cluster.leave(fourth);
      });

  private interface Event {
    void happen(Round round) throws Exception;
  }

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
  private final Event event;

  Scenario(Event event) {
    this.event = event;
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

  private static void stopHolder(Round round, Duration time) throws Exception {
    MemberProcess holder = round.hold(round.any());
    round.spoil(holder);
    Process pause = holder.pause(time);
    round.untilItIsFree(holder);
    pause.waitFor();
    holder.ask("release");
  }

  /** One is alone, the others are the majority. */
  private static void goOnWithout(Round round, MemberProcess victim) {
    List<MemberProcess> others = round.cluster.without(victim);
    round.spoil(victim);
    round.untilItIsFree(victim);
    round.cluster.untilTheyAre(others);
    round.cluster.untilTheyAre(List.of(victim));
    round.untilTheyCount(others);
  }
}
