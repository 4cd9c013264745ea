// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What happens to members in the same way, whatever they share. */
public final class Mishaps {
  private Mishaps() {}

  /** A member dies; the others go on. */
  public static void kill(Round<?> round, MemberProcess victim) throws IOException {
    List<MemberProcess> others = round.cluster.without(victim);
    round.cluster.kill(victim);
    round.untilItIsFree(victim);
    round.untilTheyCount(others);
  }

  /** A member stops within a block, which another one enters meanwhile. */
  public static void stop(Round<?> round, String hold, Duration time) throws Exception {
    MemberProcess holder = round.any();
    holder.ask(hold);
    round.spoil(holder);
    Process pause = holder.pause(time);
    round.untilItIsFree(holder);
    pause.waitFor();
    holder.ask("release");
  }

  /** A member is cut off within a block, for so short a time that it keeps the lock. */
  public static void cutOffForAMoment(Round<?> round, Duration time) throws Exception {
    MemberProcess holder = round.hold(round.any());
    round.spoil(holder);
    round.cluster.cutOff(holder);
    Thread.sleep(time.toMillis());
    round.cluster.heal();
    holder.ask("release");
    round.untilTheyCount(round.cluster.members());
  }

  /** All members leave and are replaced, one after the other. */
  public static void rollingRestart(Round<?> round) throws IOException {
    for (MemberProcess member : round.cluster.members()) {
      round.cluster.leave(member);
      round.untilTheyCount(round.cluster.members());
      round.load(round.cluster.start());
      round.cluster.untilItIsWhole();
    }
  }

  /** One more member comes and goes. */
  public static void joinAndLeave(Round<?> round) throws IOException {
    MemberProcess another = round.cluster.start();
    round.load(another);
    round.untilTheyCount(round.cluster.members());
    round.cluster.leave(another);
  }
}
