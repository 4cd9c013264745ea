// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Sessions with an idle time-out. Those of a member that dies end, and every survivor hears it
 * once; one of a member that was cut off and came back goes on as long as it is used.
 */
public final class SessionsOfTheDead {
  private static final String COUNT = "40";
  private static final String IDLE_SECONDS = "20";

  /** The time-out, a minute, and some sweeps. */
  private static final Duration ENDED_WITHIN = Duration.ofMinutes(3);

  private SessionsOfTheDead() {}

  /** Cuts one member off for a while, and kills another one. */
  public static void end(Round<?> round) throws Exception {
    List<MemberProcess> chosen = round.some(2);
    MemberProcess returning = chosen.get(0);
    String used = returning.ask("open-idle 1 " + IDLE_SECONDS);
    round.spoil(returning);
    round.hold(returning);
    round.cluster.cutOff(returning);
    round.untilItIsFree(returning); // the others take it for dead
    round.cluster.heal();
    returning.ask("release");
    round.cluster.untilItIsWhole();
    List<String> idle =
        List.of(chosen.get(1).ask("open-idle " + COUNT + " " + IDLE_SECONDS).split(" ", -1));
    round.cluster.kill(chosen.get(1));
    round.cluster.heal().forEach(round::load);
    untilTheyHaveEnded(returning, used, idle, round);
    assertThat(returning.ask("alive " + used)).as("in use all the time").isEqualTo(used);
  }

  private static void untilTheyHaveEnded(
      MemberProcess returning, String used, List<String> idle, Round<?> round) {
    List<MemberProcess> survivors =
        round.cluster.members().stream().filter(round::wasThere).toList();
    String order = "ends " + String.join(" ", idle);
    Awaitility.await("ends of the dead member's sessions")
        .atMost(ENDED_WITHIN)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              returning.ask("touch " + used + " " + IDLE_SECONDS);
              return survivors.stream().allMatch(one -> one.ask(order).equals(once(idle)));
            });
  }

  private static String once(List<String> sessions) {
    return String.join(" ", Stream.generate(() -> "1").limit(sessions.size()).toList());
  }
}
