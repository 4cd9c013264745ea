// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;

/** Sessions of their own, threads on all members that count in them, and what happens meanwhile. */
final class Round {
  private static final int SESSIONS = 3;
  private static final int SOME = 20;
  private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(60);

  final Cluster cluster;
  private final String name;
  private final Random random;
  private final List<String> sessions;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private Duration free = Duration.ZERO;

  Round(Cluster cluster, String name, Random random) {
    this.cluster = cluster;
    this.name = name;
    this.random = random;
    this.sessions = List.of(any().ask("open " + SESSIONS).split(" ", -1));
    cluster.nodes().forEach(this::load);
    untilTheyCount(cluster.nodes());
  }

  MemberProcess any() {
    return cluster.nodes().get(random.nextInt(cluster.nodes().size()));
  }

  void load(MemberProcess node) {
    Path file = cluster.folder().resolve(name + "-" + node.name + ".ledger");
    accounts.put(node.name, new Account(node.name, file, SESSIONS));
    node.ask("load " + file + " " + String.join(" ", sessions));
  }

  /** Waits until each of them has counted some more. */
  void untilTheyCount(List<MemberProcess> nodes) {
    nodes.forEach(this::untilItCounts);
  }

  private void untilItCounts(MemberProcess node) {
    Account account = accounts.get(node.name);
    long goal = account.acknowledged() + SOME;
    Awaitility.await(node.name + " counts on")
        .atMost(GOES_ON_WITHIN)
        .until(() -> account.acknowledged() >= goal);
  }

  /** Lets a member enter the first session and stay inside. */
  MemberProcess hold(MemberProcess node) {
    node.ask("hold");
    return node;
  }

  /** Who has the data of the first session, or the backup of them. */
  MemberProcess keeper(int replica) {
    return cluster.at(any().ask("keepers " + sessions.get(0)).split(" ", -1)[replica]);
  }

  /** What happens to this member makes its calls long. */
  void spoil(MemberProcess node) {
    accounts.get(node.name).spoil();
  }

  /** Waits until another member than this one, which holds, can enter the first session. */
  void untilItIsFree(MemberProcess holder) {
    long begin = System.nanoTime();
    cluster.without(holder).get(0).ask("inside " + sessions.get(0));
    free = Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Makes the cluster whole under load, stops the load, and adds up. */
  Tally end() throws IOException {
    cluster.heal().forEach(this::load);
    cluster.untilItIsWhole();
    untilTheyCount(cluster.nodes());
    cluster.nodes().forEach(node -> node.ask("stop"));
    List<Map<String, Long>> values = Survivors.values(cluster.nodes(), sessions);
    return accounts.values().stream()
        .map(account -> account.tally(values))
        .reduce(new Tally(1, 0, 0, 0, 0, 0, 0, Duration.ZERO, free), Tally::plus);
  }
}
