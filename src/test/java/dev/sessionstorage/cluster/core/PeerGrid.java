// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.MemberData.Stage;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.value.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A grid whose connections a test cuts. */
final class PeerGrid {
  final List<Peer> peers = new ArrayList<>();
  final Set<Set<Integer>> cut = new HashSet<>();
  final Set<Integer> paused = new HashSet<>();
  int second;

  PeerGrid(int size) {
    for (int i = 0; i < size; i++) {
      peers.add(new Peer(i));
    }
    round();
    round();
  }

  static UUID id(int number) {
    return new UUID(1, number);
  }

  static UUID home(int number) {
    return new UUID(2, number);
  }

  boolean reach(int one, int other) {
    return !paused.contains(one) && !paused.contains(other) && !cut.contains(Set.of(one, other));
  }

  void cut(Set<Integer> some, Set<Integer> others) {
    some.forEach(one -> others.forEach(other -> cut.add(Set.of(one, other))));
  }

  void round() {
    second++;
    for (int i = 0; i < peers.size(); i++) {
      if (!paused.contains(i)) {
        beat(i);
      }
    }
  }

  private void beat(int number) {
    Peer peer = peers.get(number);
    byte[] data =
        new MemberData(++peer.beats, "x", Stage.MEMBER, false, null, Map.of(), Frame.EMPTY)
            .toBytes();
    PeerBeat beat = peer.roll.begin(data, peer.grid, home(number));
    for (int other = 0; other < peers.size(); other++) {
      if (other != number && reach(number, other)) {
        peers.get(other).roll.heard(beat);
        if (peer.grid.contains(home(other))) {
          peer.roll.answered(home(other));
        }
      }
    }
    Roll roll = peer.roll.roll(1000L * second, "g");
    peer.confirmed = roll.confirmed();
    peer.membership.answered(now(), roll, UUID.randomUUID(), now() + 1);
  }

  long now() {
    return Duration.ofSeconds(second).toNanos();
  }

  /** The grid of a member becomes these. */
  void sees(int number, Integer... grid) {
    Set<UUID> homes = new HashSet<>();
    for (int each : grid) {
      homes.add(home(each));
    }
    peers.get(number).grid = homes;
    peers.get(number).roll.grid(homes);
  }

  boolean silent(int by, int member) {
    return peers.get(by).membership.silent(id(member), 0, now() + 2);
  }

  boolean trusted(int number) {
    return peers.get(number).membership.trusted(now() + 2);
  }

  /** A member. */
  static final class Peer {
    final Majority majority = new Majority(0);
    final PeerRoll roll;
    final Membership membership;
    Set<UUID> grid = new HashSet<>();
    long beats;
    boolean confirmed;

    Peer(int number) {
      roll = new PeerRoll(id(number), majority);
      membership = new Membership(id(number), Timing.DEFAULT);
      for (int i = 0; i < 5; i++) {
        grid.add(home(i));
      }
    }
  }

  void rounds(int count) {
    for (int i = 0; i < count; i++) {
      round();
    }
  }
}
