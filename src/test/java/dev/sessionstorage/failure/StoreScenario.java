// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What happens to members that share a database or the like, and to this, while they count. */
public enum StoreScenario implements Scenario<StoreCluster> {
  /** One of two members dies within a block. */
  KILL_ONE_OF_A_PAIR(20, 2, round -> Mishaps.kill(round, round.hold(round.any()))),
  /** One of two members does not reach the servers any more. */
  CUT_OFF_ONE_OF_A_PAIR(45, 2, Outages::cutOffHolder),
  /** A member dies within a block. */
  KILL_HOLDER(20, round -> Mishaps.kill(round, round.hold(round.any()))),
  /** A member dies. */
  KILL_ANY(14, round -> Mishaps.kill(round, round.any())),
  /** A member stops within a block for longer than its lease. */
  STOP_HOLDER_PAST_ITS_LEASE(28, round -> Mishaps.stop(round, "hold", Duration.ofSeconds(9))),
  /** The same, and the block removes a child that others count in. */
  STOP_HOLDER_THAT_REMOVES_A_CHILD(
      28, round -> Mishaps.stop(round, "hold-removing", Duration.ofSeconds(9))),
  /** A member stops for so long that the others remove its entry. */
  STOP_HOLDER_UNTIL_IT_IS_REMOVED(
      Scenario.LONG, round -> Mishaps.stop(round, "hold", Duration.ofSeconds(75))),
  /** A member is cut off for less than its lease. */
  CUT_OFF_HOLDER_FOR_A_MOMENT(16, round -> Mishaps.cutOffForAMoment(round, Duration.ofSeconds(4))),
  /** A member does not reach the servers any more. */
  CUT_OFF_HOLDER(45, Outages::cutOffHolder),
  /** All members are replaced. */
  ROLLING_RESTART(42, Mishaps::rollingRestart),
  /** One more member comes and goes. */
  JOIN_AND_LEAVE(17, Mishaps::joinAndLeave),
  /** All members leave in order; others come. */
  RESTART_ALL_MEMBERS(
      35,
      round -> {
        for (MemberProcess member : round.cluster.members()) {
          round.cluster.leave(member);
        }
      }),
  /** All members die. */
  KILL_ALL_MEMBERS(35, round -> killAll(round)),
  /** Members that only look do not keep one from writing. */
  CROWD_THAT_ONLY_LOOKS(20, Crowd::looks),
  /** All connections end, again and again. */
  BREAK_CONNECTIONS(20, Outages::breakConnections),
  /** The server dies and is started again. */
  KILL_SERVER(35, round -> Outages.restart(round, round.cluster.servers()::kill)),
  /** The server is stopped in order and started again. */
  RESTART_SERVER(35, round -> Outages.restart(round, round.cluster.servers()::stop)),
  /** The server is down until everybody was refused. */
  SERVER_DOWN(60, round -> Outages.untilAllAreRefused(round, round.cluster.servers()::kill)),
  /** The server hangs for a while. */
  SERVER_HANGS(35, Outages::hang),
  /** The server hangs until everybody was refused. */
  SERVER_HANGS_FOR_LONG(
      60, round -> Outages.untilAllAreRefused(round, () -> round.cluster.servers().pause(true))),
  /** The server and a member within a block die at the same time. */
  KILL_SERVER_AND_HOLDER(
      40,
      round -> {
        MemberProcess holder = round.hold(round.any());
        round.cluster.servers().kill();
        round.cluster.kill(holder);
        round.cluster.servers().start();
        round.untilTheyCount(round.cluster.members());
      }),
  /** Everything dies and is started again. */
  KILL_EVERYTHING(
      50,
      round -> {
        round.cluster.servers().kill();
        killAll(round);
      }),
  /** The server dies, and another one takes its place. */
  FAIL_OVER(45, round -> Outages.failOver(round, round.cluster::follow)),
  /** The same, and what was sent to the server that is gone is never answered. */
  FAIL_OVER_WITHOUT_A_WORD(55, round -> Outages.failOver(round, round.cluster::forgetConnections)),
  /** The server hangs, another one takes its place, and then it goes on for a while. */
  FAIL_OVER_FROM_ONE_THAT_HANGS(60, Outages::failOverFromOneThatHangs),
  /** The server has no room to write any more. */
  FULL(90, Outages::fill),
  /** Anything of it, at any moment, much of it at the same time. */
  STORM(100, Storm::rage);

  private final Duration about;
  private final int size;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that keeps nothing
  private final Event<StoreCluster> event;

  StoreScenario(int seconds, Event<StoreCluster> event) {
    this(seconds, 3, event);
  }

  StoreScenario(int seconds, int size, Event<StoreCluster> event) {
    this.about = Duration.ofSeconds(seconds);
    this.size = size;
    this.event = event;
  }

  /** All of them. */
  public static List<StoreScenario> all() {
    return List.of(values());
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
  public void happen(Round<StoreCluster> round) throws Exception {
    event.happen(round);
  }

  private static void killAll(Round<StoreCluster> round) throws IOException {
    for (MemberProcess member : round.cluster.members()) {
      round.cluster.kill(member);
    }
  }
}
