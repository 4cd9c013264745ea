// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import static dev.sessionstorage.cluster.core.WiresTest.A;
import static dev.sessionstorage.cluster.core.WiresTest.B;
import static dev.sessionstorage.cluster.core.WiresTest.data;
import static dev.sessionstorage.cluster.core.WiresTest.ms;
import static dev.sessionstorage.cluster.core.WiresTest.note;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One history of a sender and a receiver over a network that loses, doubles and reorders. */
final class LossyNetwork {
  private final Random random;
  private final Wires a = new Wires(A, Timing.DEFAULT, Periods.DEFAULT);
  private final Wires b = new Wires(B, Timing.DEFAULT, Periods.DEFAULT);
  private final List<Outgoing> flying = new ArrayList<>();
  private final List<Integer> got = new ArrayList<>();
  private final int seed;
  private long now;
  private int posted;

  /** Numbers up to here were posted when a loss was reported: heads are read again then. */
  private int covered;

  LossyNetwork(int seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  void run() {
    for (int i = 0; i < 300; i++) {
      now += ms(random.nextInt(15));
      if (random.nextInt(3) == 0) {
        a.post(B, note(posted++));
      }
      fly(a.flush(now), 4);
      deliverOne();
      if (random.nextInt(40) == 0) {
        take(b.heard(A, data(a.lines()), now));
      }
      if (random.nextInt(120) == 0) {
        take(a.fallen(B, true));
      }
    }
    settle();
    check();
  }

  private void fly(List<Outgoing> packets, int losses) {
    for (Outgoing each : packets) {
      if (losses == 0 || random.nextInt(losses) != 0) {
        flying.add(each);
      }
      if (random.nextInt(5) == 0) {
        flying.add(each);
      }
    }
  }

  private void deliverOne() {
    if (!flying.isEmpty() && random.nextInt(2) == 0) {
      deliver(flying.remove(random.nextInt(flying.size())), 4);
    }
  }

  private void deliver(Outgoing each, int losses) {
    Wires receiver = each.to().equals(B) ? b : a;
    Arrived arrived = receiver.received(each.packet(), now);
    take(arrived);
    fly(arrived.replies(), losses);
  }

  private void take(Arrived arrived) {
    for (Arrived.Delivered each : arrived.messages()) {
      got.add(WiresTest.number(each.message()));
    }
    if (arrived.lost().contains(A)) {
      covered = posted;
    }
  }

  /** From now on the network is sound. */
  private void settle() {
    for (int i = 0; i < 30; i++) {
      now += ms(200);
      fly(a.flush(now), 0);
      while (!flying.isEmpty()) {
        deliver(flying.remove(0), 0);
      }
      Arrived beat = b.heard(A, data(a.lines()), now);
      take(beat);
      fly(beat.replies(), 0);
    }
    a.post(B, note(posted++)); // a new numbering is noticed with its first packet
    now += ms(20);
    fly(a.flush(now), 0);
    while (!flying.isEmpty()) {
      deliver(flying.remove(0), 0);
    }
  }

  private void check() {
    assertThat(got).as("seed %s", seed).isSorted().doesNotHaveDuplicates();
    for (int i = covered; i < posted; i++) {
      assertThat(got).as("seed %s", seed).contains(i);
    }
  }
}
