// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was promised to clients in a history, and whether it is kept. */
final class Ledger {
  /** How a block ended. */
  enum Outcome {
    LOOKED,
    ACKNOWLEDGED,
    NOT_PUBLISHED,
    /** The group is not there any more: the outcome goes with it. */
    GONE,
    UNKNOWN
  }

  private static final int LATE_TURNS = 2;

  private record Ended(int block, long group, Outcome outcome) {}

  private record Passed(SimMember holder, long group, UUID waiting) {}

  private final World world;
  private final List<Ended> ends = new ArrayList<>();
  private final Map<Long, BitSet> acknowledged = new HashMap<>();
  private final Map<Passed, Long> waitingSince = new HashMap<>();
  private final Map<Passed, Integer> passed = new HashMap<>();
  private final Map<Long, SimMember> insideLast = new HashMap<>();
  private final Map<Long, SimMember> gone = new HashMap<>();
  private final List<SimState> looks = new ArrayList<>();
  private int blocks;

  Ledger(World world) {
    this.world = world;
  }

  int begin() {
    return blocks++;
  }

  BitSet acknowledged(long group) {
    return (BitSet) acknowledged.getOrDefault(group, new BitSet()).clone();
  }

  void end(int block, long group, Set<Long> born, Outcome outcome) {
    ends.add(new Ended(block, group, outcome));
    if (outcome == Outcome.ACKNOWLEDGED) {
      acknowledged.computeIfAbsent(group, g -> new BitSet()).set(block);
      born.forEach(child -> end(block, child, Set.of(), outcome));
    }
  }

  /** A block has seen a state; what was acknowledged before it began must be in there. */
  void looked(SimClient client, SimState seen, BitSet before) {
    looks.add(seen);
    BitSet missing = (BitSet) before.clone();
    missing.andNot(seen.blocks());
    if (!missing.isEmpty()) {
      throw new Violation("stale: " + client + " does not see " + missing);
    }
  }

  void gone(SimMember member, long group) {
    gone.put(group, member);
  }

  /** A member asks another one for a group. */
  void wanted(SimMember holder, GroupLease lease, UUID waiting) {
    boolean has =
        lease.state() == GroupLease.State.HELD || lease.state() == GroupLease.State.INSIDE;
    if (has && !isSilent(world.member(waiting), holder)) {
      Passed key = new Passed(holder, lease.key().group(), waiting);
      waitingSince.putIfAbsent(key, world.schedule.now());
    }
  }

  /** The holder lets a thread of its own in. */
  void admitted(SimMember holder, GroupLease lease) {
    long group = lease.key().group();
    if (insideLast.put(group, holder) != holder) {
      waitingSince.keySet().removeIf(key -> key.group == group);
      passed.keySet().removeIf(key -> key.group == group);
    }
    long limit = world.timing.turn() * 11 / 10;
    for (Map.Entry<Passed, Long> each : waitingSince.entrySet()) {
      Passed key = each.getKey();
      boolean here = key.holder == holder && key.group == group;
      if (here && world.schedule.now() - each.getValue() > limit) {
        pass(holder, lease, key);
      }
    }
  }

  private void pass(SimMember holder, GroupLease lease, Passed key) {
    SimMember waiting = world.member(key.waiting);
    boolean waits = waiting.lease(key.group).state() == GroupLease.State.SEEKING;
    boolean healthy = world.isHealthy(waiting) && world.isHealthy(holder);
    if (!waits || !healthy || isSilent(waiting, holder)) {
      passed.remove(key);
    } else if (passed.merge(key, 1, Integer::sum) > LATE_TURNS) {
      throw new Violation(
          "%s is passed over by threads of %s at %s"
              .formatted(world.name(waiting), world.name(holder), lease.key().group()));
    }
  }

  private boolean isSilent(SimMember member, SimMember observer) {
    long now = observer.now();
    return observer.peers.silent(member.id, now - world.timing.lease(), now);
  }

  /** Nobody hands over to a member that he knows to be silent. */
  void writes(SimMember member, Commit commit) {
    Cell to = commit.pivot().to();
    long group = commit.pivot().key().group();
    UUID holder = holder(to);
    if (group == Key.RECORD) {
      return; // proves that the session has ended
    }
    if (member.lease(group).state() == GroupLease.State.SEEKING) {
      waitingSince.keySet().removeIf(key -> key.holder == member && key.group == group);
      passed.keySet().removeIf(key -> key.holder == member && key.group == group);
    } // it takes the group: a turn begins
    boolean stays = holder != null && holder.equals(holder(commit.pivot().from()));
    boolean doubted = member.lease(group).state() == GroupLease.State.DOUBT;
    long now = member.now();
    if (!stays
        && !doubted
        && holder != null
        && !holder.equals(member.id)
        && member.peers.silent(holder, now - world.timing.lease(), now)) {
      throw new Violation(commit.pivot().key().group() + " is handed over to a silent member");
    }
  }

  private static @Nullable UUID holder(@Nullable Cell cell) {
    Head head = cell == null ? null : Situation.readable(cell);
    return head == null ? null : head.holder();
  }

  /** The holder hands over. */
  void given(SimMember holder, GroupLease lease, UUID next) {
    long group = lease.key().group();
    waitingSince.keySet().removeIf(key -> key.holder == holder && key.group == group);
    passed.keySet().removeIf(key -> key.holder == holder && key.group == group);
  }

  /** All is over: what is in the store now counts. */
  void check() {
    SimState root = world.stored(Key.ROOT);
    if (root == null) {
      throw new Violation("the first level is not there any more");
    }
    gone.keySet().forEach(group -> checkGone(group, root));
    Map<Long, SimState> states = new HashMap<>();
    for (Ended end : ends) {
      SimState state = states.computeIfAbsent(end.group, world::stored);
      check(end, state, root);
    }
  }

  private static void checkGone(long group, SimState root) {
    if (group == Key.ROOT || root.mentions(group)) {
      throw new Violation("group " + group + " was said to be gone, but it is not");
    }
  }

  private void check(Ended end, @Nullable SimState state, SimState root) {
    if (state == null || (end.group != Key.ROOT && !root.mentions(end.group))) {
      if (end.outcome == Outcome.ACKNOWLEDGED && !root.everMentioned(end.group)) {
        throw new Violation(end + " is lost: nothing refers to its group");
      } else if (end.outcome == Outcome.ACKNOWLEDGED && root.mentions(end.group)) {
        throw new Violation(end + " is lost with its group");
      }
      return;
    }
    boolean published = state.blocks().get(end.block);
    boolean open = end.outcome == Outcome.UNKNOWN || end.outcome == Outcome.GONE;
    if (published != (end.outcome == Outcome.ACKNOWLEDGED) && !open) {
      throw new Violation(end + (published ? " was published" : " is lost"));
    }
  }

  /** Nobody may have seen what was never published. */
  void checkLooks() {
    BitSet never = new BitSet();
    for (Ended end : ends) {
      if (end.outcome == Outcome.NOT_PUBLISHED) {
        never.set(end.block);
      }
    }
    for (SimState look : looks) {
      if (look.blocks().intersects(never)) {
        never.and(look.blocks());
        throw new Violation("blocks have seen what was not published: " + never);
      }
    }
  }

  int blocks() {
    return blocks;
  }
}
