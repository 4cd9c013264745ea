// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.failure.MemberProcess;
import dev.sessionstorage.failure.Round;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Two members that take turns in one session, while a third one, which they do not need, hangs. */
final class HungMember {
  private static final String ROUNDS = "300";
  private static final long NOT_DELAYED = 1_000_000;

  private HungMember() {}

  static void beside(Round<GridCluster> round) throws Exception {
    String session = round.sessions().get(0);
    List<MemberProcess> healthy =
        List.of(round.cluster.keeper(session, 0), round.cluster.keeper(session, 1));
    MemberProcess third = round.cluster.without(healthy).get(0);
    show("with all healthy", takeTurns(healthy, session));
    round.spoil(third);
    Process pause = third.pause(Duration.ofSeconds(12));
    healthy.forEach(round::spoil); // what is kept on the member that hangs waits for it
    List<Turns> beside = takeTurns(healthy, session);
    show("beside one that hangs", beside);
    pause.waitFor();
    for (Turns turns : beside) {
      assertThat(turns.refused).as("refused").isZero();
      assertThat(turns.p99).as("p99 in microseconds").isLessThan(NOT_DELAYED);
    }
  }

  /** What one member measured, in microseconds. */
  private record Turns(long p50, long p99, long longest, long refused) {
    static Turns parse(String text) {
      String[] words = text.split(" ", -1);
      return new Turns(
          Long.parseLong(words[0]),
          Long.parseLong(words[1]),
          Long.parseLong(words[2]),
          Long.parseLong(words[3]));
    }
  }

  private static List<Turns> takeTurns(List<MemberProcess> members, String session) {
    String order = "turns " + session + " " + ROUNDS;
    List<CompletableFuture<String>> answers = members.stream().map(m -> m.tell(order)).toList();
    return List.of(
        Turns.parse(members.get(0).answer(order, answers.get(0))),
        Turns.parse(members.get(1).answer(order, answers.get(1))));
  }

  private static void show(String when, List<Turns> turns) {
    turns.forEach(one -> System.out.println("blocks of two members in turn, " + when + ": " + one));
  }
}
