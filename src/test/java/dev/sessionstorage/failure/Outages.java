// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/** What happens to the servers that members share, and to the ways there. */
final class Outages {

  /** The lock timeout. */
  private static final Duration REFUSED_WITHIN = Duration.ofSeconds(30);

  private static final Duration FULL_WITHIN = Duration.ofMinutes(2);
  private static final int BREAKS = 20;

  private Outages() {}

  /** The one that is cut off refuses; the others go on. */
  static void cutOffHolder(Round<StoreCluster> round) {
    MemberProcess holder = round.hold(round.any());
    round.spoil(holder);
    round.cluster.cutOff(holder);
    round.untilItIsFree(holder);
    refuse(round, List.of(holder));
    round.untilTheyCount(round.cluster.without(holder));
    round.cluster.follow();
    holder.ask("release");
    round.untilTheyCount(List.of(holder));
  }

  static void breakConnections(Round<StoreCluster> round) throws InterruptedException {
    for (int i = 0; i < BREAKS; i++) {
      round.cluster.disconnect();
      Thread.sleep(200);
    }
    round.untilTheyCount(round.cluster.members());
  }

  static void restart(Round<StoreCluster> round, Runnable end) {
    end.run();
    round.cluster.servers().start();
    round.untilTheyCount(round.cluster.members());
  }

  static void hang(Round<StoreCluster> round) throws InterruptedException {
    round.cluster.servers().pause(true);
    Thread.sleep(4_000);
    round.cluster.servers().pause(false);
    round.untilTheyCount(round.cluster.members());
  }

  static void untilAllAreRefused(Round<StoreCluster> round, Runnable outage) {
    outage.run();
    refuse(round, round.cluster.members());
    round.cluster.reconnect();
    round.untilTheyCount(round.cluster.members());
  }

  /** Each of them is asked to change something, and says in time that it cannot. */
  private static void refuse(Round<StoreCluster> round, List<MemberProcess> members) {
    long begin = System.nanoTime();
    String order = "attempt " + round.sessions().get(1);
    List<CompletableFuture<String>> answers = members.stream().map(m -> m.tell(order)).toList();
    for (int i = 0; i < members.size(); i++) {
      assertThat(members.get(i).answer(order, answers.get(i)))
          .as(members.get(i).name + " does not reach the servers")
          .isNotEqualTo("PUBLISHED");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .as("until all were refused")
        .isLessThan(REFUSED_WITHIN);
  }

  static void failOver(Round<StoreCluster> round, Runnable follow) {
    StoreServers servers = round.cluster.servers();
    servers.kill();
    servers.promote();
    follow.run();
    round.untilTheyCount(round.cluster.members());
  }

  static void failOverFromOneThatHangs(Round<StoreCluster> round) throws InterruptedException {
    StoreServers servers = round.cluster.servers();
    servers.pause(true);
    servers.promote();
    round.cluster.follow();
    round.untilTheyCount(round.cluster.members());
    servers.resumeFormer(); // which takes writes that nobody confirms
    Thread.sleep(3_000);
    round.cluster.reconnect();
    round.untilTheyCount(round.cluster.members());
  }

  static void fill(Round<StoreCluster> round) {
    StoreServers servers = round.cluster.servers();
    String order = "attempt " + round.sessions().get(1);
    servers.fill();
    Awaitility.await("a server that is full")
        .atMost(FULL_WITHIN)
        .until(() -> !round.any().ask(order).equals("PUBLISHED"));
    round.cluster.reconnect();
    round.untilTheyCount(round.cluster.members());
  }
}
