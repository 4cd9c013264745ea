// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Things happen to members and servers at random, until everything is put right. */
final class Storm {
  private static final Duration TIME = Duration.ofSeconds(45);
  private static final int LONGEST_PAUSE = 3_000;

  private final Round<StoreCluster> round;
  private final StoreCluster cluster;
  private final Random random;
  private final List<Process> pauses = new ArrayList<>();

  private Storm(Round<StoreCluster> round) {
    this.round = round;
    this.cluster = round.cluster;
    this.random = round.random();
  }

  static void rage(Round<StoreCluster> round) throws Exception {
    Storm storm = new Storm(round);
    long end = System.nanoTime() + TIME.toNanos();
    while (System.nanoTime() < end) {
      storm.strike();
      Thread.sleep(storm.random.nextInt(LONGEST_PAUSE));
    }
    storm.calm();
  }

  private void strike() throws Exception {
    cluster.members().forEach(round::spoil);
    int dice = random.nextInt(10);
    switch (dice) {
      case 0 -> cluster.servers().kill();
      case 1 -> cluster.servers().pause(true);
      case 2 -> cluster.servers().pause(false);
      case 3 -> cluster.servers().start();
      case 4 -> cluster.disconnect();
      case 5 -> cluster.cutOff(round.any());
      case 6 -> pauses.add(round.any().pause(Duration.ofSeconds(1 + random.nextInt(9))));
      case 7 -> killAny();
      case 8 -> failOver();
      default -> calm();
    }
    System.out.println("storm: " + dice);
  }

  private void killAny() throws IOException {
    if (cluster.members().size() > 1) {
      cluster.kill(round.any());
    }
  }

  /** Only the standby that has everything takes the place of the other one. */
  private void failOver() {
    cluster.reconnect();
    cluster.servers().kill();
    cluster.servers().promote();
    cluster.follow();
  }

  private void calm() throws Exception {
    for (Process pause : pauses) {
      pause.waitFor();
    }
    pauses.clear();
    cluster.heal().forEach(round::load);
    cluster.members().forEach(round::spoil);
  }
}
