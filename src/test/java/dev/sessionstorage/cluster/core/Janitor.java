// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Removes groups that no first level mentions, as the sweep of a real member does. */
final class Janitor {
  private final World world;

  Janitor(World world) {
    this.world = world;
  }

  /** Sweeps at the end, when nothing is under way: then nothing may be left. */
  void sweep() {
    Commit commit = commit(world.alive().get(0), true);
    if (commit != null) {
      world.store.write(commit, true);
    }
    SimState root = world.stored(Key.ROOT);
    for (long group : world.store.groups()) {
      if (group != Key.ROOT && (root == null || !root.mentions(group))) {
        throw new Violation("group " + group + " is an orphan");
      }
    }
    checkChildren();
  }

  /** What the first level refers to must be there, also what may only be put back. */
  void checkChildren() {
    SimState root = world.stored(Key.ROOT);
    if (root != null) {
      Set<Long> children = new HashSet<>(root.children());
      children.addAll(root.removed().keySet());
      children.removeIf(child -> world.store.cell(child) != null);
      if (!children.isEmpty()) {
        throw new Violation("children of the first level are not there: " + children);
      }
    }
  }

  /** Sweeps in the middle of a history. */
  void sweepNow(SimMember member) {
    Commit commit = member.crashed ? null : commit(member, false);
    if (commit != null) {
      world.calls.steps(commit, world.calls.way(), true, verdict -> {});
    }
  }

  private @Nullable Commit commit(SimMember member, boolean last) {
    Cell root = world.store.cell(Key.ROOT);
    SimState state = world.stored(Key.ROOT);
    if (root == null || state == null) {
      return world.hasEnded() ? ofEndedSession() : null;
    }
    Set<Key> deaths = new HashSet<>();
    boolean expected = false;
    for (long group : world.store.groups()) {
      if (group == Key.ROOT || state.mentions(group)) {
        continue;
      }
      Head head = head(world.store.cell(group));
      boolean open = head != null && root.stamp().equals(head.newborn());
      if (open && !last && !isDead(head.holder(), member)) {
        continue; // the commit that creates it may be under way
      }
      expected |= open;
      deaths.add(new Key(world.session, group));
    }
    return deaths.isEmpty() ? null : commit(root, expected, deaths);
  }

  private Commit ofEndedSession() {
    Key key = new Key(world.session, Key.RECORD);
    Cell record = world.store.cell(Key.RECORD);
    return new Commit(
        List.of(), new Change(key, record, record), Set.of(key.sibling(Key.ALL_GROUPS)), null);
  }

  private boolean isDead(@Nullable UUID creator, SimMember member) {
    long now = member.now();
    return creator != null && member.peers.silent(creator, now - world.timing.lease(), now);
  }

  /** A write proves what was read; a new stamp stops the commit that creates the group. */
  private Commit commit(Cell root, boolean expected, Set<Key> deaths) {
    Cell to = root;
    Head head = head(root);
    if (expected && head != null) {
      Head next = head.heldBy(head.holder(), head.queue());
      to = new Cell(world.chance.stamp(), next.toBytes(), root.body());
    }
    Key key = new Key(world.session, Key.ROOT);
    return new Commit(List.of(), new Change(key, root, to), deaths, null);
  }

  private static @Nullable Head head(@Nullable Cell cell) {
    return cell == null ? null : Situation.readable(cell);
  }
}
