// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.cluster.api.NodeState;
import dev.sessionstorage.cluster.api.NodeState.FirstLevel;
import dev.sessionstorage.cluster.api.NodeState.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes what is in place in a group in plain values, and numbers the nodes that are new. */
final class GroupWriter {

  /** Whose state it is. */
  enum View {
    /** What the block of this thread has made of it. */
    OWN,
    /** What is published. */
    PUBLISHED
  }

  private final Members members;
  private final View view;
  private final List<NodeState> states = new ArrayList<>();
  private final List<Node> numbered = new ArrayList<>();
  private int lastNumber;
  private long version = Snapshot.NEWEST;

  GroupWriter(Members members, View view) {
    this.members = members;
    this.view = view;
    this.lastNumber = members.lastNumber();
  }

  int lastNumber() {
    return lastNumber;
  }

  List<NodeState> write(Node top) {
    if (view == View.OWN) {
      add(top, number(top));
      return states;
    }
    History history = top.group().history();
    History.Reader reader = history.begin();
    try {
      version = reader.version();
      add(top, number(top));
    } finally {
      history.end(reader);
    }
    return states;
  }

  private void add(Node node, int number) {
    Content content = node.contentAt(version);
    if (content == null) {
      throw new AssertionError("what somebody reads is kept");
    }
    boolean object = node instanceof ObjectNode;
    List<String> names = new ArrayList<>(object ? content.size : 0);
    List<@Nullable Object> values = new ArrayList<>(content.size);
    for (int slot = 0; slot < content.length; slot++) {
      Object stored = content.values[slot];
      if (stored != Slots.ABSENT) {
        if (object) {
          names.add(content.names.name(slot));
        }
        values.add(stored instanceof Node child ? reference(child, node) : stored);
      }
    }
    states.add(new NodeState(number, object ? names : null, values));
    addMembers(content, node);
  }

  private Object reference(Node child, Node parent) {
    return parent.group().single
        ? new FirstLevel(Replicas.of(child).number, child instanceof ObjectNode)
        : new Member(number(child));
  }

  private void addMembers(Content content, Node node) {
    if (node.group().single) {
      return;
    }
    for (int slot = 0; slot < content.length; slot++) {
      if (content.values[slot] instanceof Node child) {
        add(child, child.number());
      }
    }
  }

  private int number(Node node) {
    if (node.number() == 0) {
      node.number(++lastNumber);
      numbered.add(node);
    }
    return node.number();
  }

  /** The state is published, and the numbers are given for good; or they are taken back. */
  void end(boolean published) {
    for (Node node : numbered) {
      if (published) {
        members.add(node);
      } else {
        node.number(0);
      }
    }
  }
}
