// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.NodeState.FirstLevel;
import dev.sessionstorage.cluster.api.Published;
import dev.sessionstorage.value.Sizes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The first level of a storage. The commit of the first state that refers to a child creates it. It
 * stays in the grid for a minute after the last one that did, since it may be put back; then a
 * commit forgets it, and it gets a new number if it comes again.
 */
final class RootReplica extends Replica {
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** The children of the state that is here. */
  private volatile Set<Long> children = Set.of();

  private volatile Map<Long, Instant> removed = Map.of();

  RootReplica(Replicas all, Node top) {
    super(all, Replicas.ROOT, top, new Members());
  }

  /** All groups that a state refers to, and itself. */
  static Set<Long> known(GroupState state) {
    Set<Long> known = childrenOf(state);
    known.addAll(state.removed().keySet());
    known.add(Replicas.ROOT);
    return known;
  }

  @Override
  GroupState describe(GroupWriter writer) {
    GroupState state = super.describe(writer);
    return new GroupState(state.lastNumber(), state.nodes(), removedBy(childrenOf(state)));
  }

  private Map<Long, Instant> removedBy(Set<Long> present) {
    Instant now = Instant.now();
    Map<Long, Instant> all = new HashMap<>(removed);
    children.forEach(child -> all.put(child, now));
    all.keySet().removeAll(present);
    all.values().removeIf(since -> since.isBefore(now.minus(KEPT)));
    return all;
  }

  private static Set<Long> childrenOf(GroupState state) {
    Set<Long> children = new HashSet<>();
    for (Object value : state.nodes().get(0).values()) {
      if (value instanceof FirstLevel child) {
        children.add(child.group());
      }
    }
    return children;
  }

  /** Whether the state that is here refers to a group, or did so a short time ago. */
  boolean lists(long child) {
    return children.contains(child) || removed.containsKey(child);
  }

  @Override
  List<Replica> newIn(GroupState state) {
    return childrenOf(state).stream().filter(child -> !lists(child)).map(all::child).toList();
  }

  @Override
  Set<Long> goneIn(GroupState state) {
    Set<Long> gone = new HashSet<>(removed.keySet());
    gone.removeAll(childrenOf(state));
    gone.removeAll(state.removed().keySet());
    return gone;
  }

  @Override
  void published(GroupState state) {
    super.published(state);
    note(state);
  }

  private void note(GroupState state) {
    children = childrenOf(state);
    removed = state.removed();
  }

  @Override
  List<Replica> arriving(Published newest) {
    return all.load(childrenOf(newest.state()));
  }

  @Override
  void arrived(GroupState state) {
    Storage storage = all.storage;
    Set<Long> present = childrenOf(state);
    for (long child : present) {
      if (!children.contains(child)) {
        all.child(child).top.group().count(storage, true);
      }
    }
    for (long child : children) {
      if (!present.contains(child)) {
        all.ifHere(child, gone -> gone.top.group().count(storage, false));
      }
    }
    Group group = top.group();
    Storage unused = group.resize(Sizes.NODE + TreeSizes.own(top.read()) - group.bytes());
    note(state);
  }
}
