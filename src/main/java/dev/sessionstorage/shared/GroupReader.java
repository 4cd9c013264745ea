// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.NodeState;
import dev.sessionstorage.cluster.api.NodeState.FirstLevel;
import dev.sessionstorage.cluster.api.NodeState.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a state that another member has published the one that is published here, as a block that
 * writes every content anew. Nodes that are here already stay the same objects.
 */
final class GroupReader {
  private final ReplicaCopy copy;
  private final Use block;
  private final Map<Integer, Node> nodes = new HashMap<>();

  GroupReader(ReplicaCopy copy) {
    this.copy = copy;
    this.block = Use.unlocked(copy.top.group());
  }

  void read(GroupState state) {
    checkTree(state);
    copy.members.numbered(state.lastNumber());
    for (NodeState each : state.nodes()) {
      nodes.put(each.number(), nodes.isEmpty() ? numbered(copy.top, each) : find(each));
    }
    for (NodeState each : state.nodes()) {
      write(each);
    }
  }

  /** Before anything is written: each node but the first is in one place, so that walks end. */
  private void checkTree(GroupState state) {
    Set<Object> unplaced = new HashSet<>();
    state.nodes().stream().skip(1).map(node -> new Member(node.number())).forEach(unplaced::add);
    for (NodeState each : state.nodes()) {
      for (Object value : each.values()) {
        if (value instanceof Member && !unplaced.remove(value)) {
          throw copy.all.unreadable("a node of it is in two places, or missing");
        }
        if (value instanceof FirstLevel child) {
          Node unused = copy.all.top(child.group());
        }
      }
    }
  }

  private Node find(NodeState state) {
    Node present = copy.members.find(state.number());
    Group group = copy.top.group();
    return present != null
        ? present
        : numbered(
            state.names() == null ? new CollectionNode(group, false) : new ObjectNode(group, false),
            state);
  }

  private Node numbered(Node node, NodeState state) {
    if (node.number() == 0) {
      node.number(state.number());
      copy.members.add(node);
    }
    return node;
  }

  private void write(NodeState state) {
    Node node = node(state.number());
    @Nullable Object[] values = state.values().toArray();
    Set<Node> children = new HashSet<>();
    for (int slot = 0; slot < values.length; slot++) {
      Node child = child(values[slot]);
      if (child != null) {
        values[slot] = child;
        children.add(child);
      }
    }
    release(node, children);
    children.forEach(child -> child.parent(node));
    block.replace(node, names(state.names()), values);
  }

  private Node node(int number) {
    return Objects.requireNonNull(nodes.get(number), "checked before");
  }

  private @Nullable Node child(@Nullable Object value) {
    if (value instanceof Member member) {
      return node(member.number());
    }
    return value instanceof FirstLevel child ? copy.all.top(child.group()) : null;
  }

  /** Those that were children of a node and are not any more have no place, until they get one. */
  private static void release(Node node, Set<Node> children) {
    Content before = node.latest();
    for (int slot = 0; slot < before.length; slot++) {
      if (before.values[slot] instanceof Node child
          && child.parent() == node
          && !children.contains(child)) {
        child.parent(null);
      }
    }
  }

  private static Names names(@Nullable List<String> names) {
    return names == null || names.isEmpty()
        ? FewNames.NONE
        : Names.of(names.toArray(String[]::new));
  }

  /** Publishes everything at once. */
  void publish() {
    block.publishUnlocked();
  }
}
