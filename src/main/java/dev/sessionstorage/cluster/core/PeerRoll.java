// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.MemberData.Stage;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The roll of a store that is made of the members themselves. Beats travel as messages to all; each
 * repeats whom its sender has heard, so that a member that any other one hears is not silent. A
 * beat is confirmed once enough members of the grid have answered something since.
 */
public final class PeerRoll {
  private static final int HEARD = 9;

  private final UUID me;
  private final Majority majority;
  private final Map<UUID, Peer> peers = new HashMap<>();
  private final Set<UUID> removed = new HashSet<>();
  private final Set<UUID> answered = new HashSet<>();
  private Set<UUID> grid = Set.of();
  private long round;
  private byte[] data = {};

  /** Another member. */
  private static final class Peer {
    byte[] data = {};
    long number;
    UUID home = new UUID(0, 0);
    boolean dropped;
  }

  /**
   * Begins.
   *
   * @param me this member
   * @param majority how many members of the grid must answer
   */
  public PeerRoll(UUID me, Majority majority) {
    this.me = me;
    this.majority = majority;
  }

  /**
   * Begins a beat.
   *
   * @param own what this member says of itself
   * @param present the members of the grid now, by their ids in the grid
   * @param home this member's id in the grid
   * @return what to send to all others
   */
  public PeerBeat begin(byte[] own, Set<UUID> present, UUID home) {
    round++;
    data = own;
    answered.clear();
    answered.add(home);
    grid(present);
    Map<UUID, Long> heard = new HashMap<>();
    peers.forEach((id, peer) -> heard.put(id, peer.number));
    return new PeerBeat(me, home, round, majority.size(), own, heard, Set.copyOf(removed));
  }

  /**
   * The grid has changed.
   *
   * @param present its members now
   */
  public void grid(Set<UUID> present) {
    grid = Set.copyOf(present);
    majority.saw(present.size());
    peers.values().forEach(peer -> peer.dropped |= !grid.contains(peer.home));
  }

  /**
   * A member of the grid has answered something that it was asked after the beat began.
   *
   * @param gridMember its id in the grid
   */
  public void answered(UUID gridMember) {
    answered.add(gridMember);
  }

  /**
   * A beat of another member has arrived.
   *
   * @param beat the beat
   */
  public void heard(PeerBeat beat) {
    removed.addAll(beat.removed());
    majority.saw(beat.size());
    if (beat.member().equals(me)) {
      return;
    }
    Peer peer = peers.computeIfAbsent(beat.member(), id -> new Peer());
    peer.home = beat.home();
    peer.dropped = !grid.isEmpty() && !grid.contains(beat.home());
    if (beat.number() >= peer.number) {
      peer.number = beat.number();
      peer.data = beat.data();
    }
    beat.heard().forEach(this::heardElsewhere);
  }

  /** What has not arrived here itself keeps its data; the number moves. */
  private void heardElsewhere(UUID member, long number) {
    Peer peer = peers.get(member);
    if (peer != null) {
      peer.number = Math.max(peer.number, number);
    }
  }

  /**
   * Removes the entry of a member.
   *
   * @param member the member
   */
  public void remove(UUID member) {
    removed.add(member);
    peers.remove(member);
  }

  /**
   * Returns what is known after a beat.
   *
   * @param clock the clock, in milliseconds
   * @param generation changes when data may have been lost
   * @return the roll
   */
  public Roll roll(long clock, String generation) {
    Map<UUID, byte[]> members = new HashMap<>();
    if (!removed.contains(me)) {
      members.put(me, data);
    }
    peers.forEach(
        (id, peer) -> {
          if (!removed.contains(id) && peer.data.length > 0) {
            members.put(id, entry(peer));
          }
        });
    answered.retainAll(grid);
    return new Roll(majority.isReached(answered.size()), clock, generation, members);
  }

  private static byte[] entry(Peer peer) {
    try {
      MemberData said = MemberData.read(peer.data);
      Frame frame = Frame.read(peer.dropped ? said.at(Stage.GONE).toBytes() : peer.data, Set.of());
      Output number = new Output();
      number.number(peer.number);
      return frame.with(HEARD, number).toBytes();
    } catch (IOException e) {
      return peer.data; // of a later version
    }
  }
}
