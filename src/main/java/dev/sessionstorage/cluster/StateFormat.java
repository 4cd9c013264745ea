// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.NodeState;
import dev.sessionstorage.cluster.api.NodeState.FirstLevel;
import dev.sessionstorage.cluster.api.NodeState.Member;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import dev.sessionstorage.value.UnknownValue;
import dev.sessionstorage.value.ValueCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a group as bytes: the last number, the nodes, and the groups that were removed. Each
 * node is a part, whose end may have additions of a later version.
 */
public final class StateFormat {
  private static final int MEMBER = ValueCodec.FIRST_FOREIGN_TAG;
  private static final int FIRST_LEVEL = ValueCodec.FIRST_FOREIGN_TAG + 1;

  private StateFormat() {}

  /**
   * Writes a state.
   *
   * @param state the state
   * @param out where to
   */
  public static void write(GroupState state, Output out) {
    out.number(state.lastNumber());
    int nodes = out.begin();
    for (NodeState node : state.nodes()) {
      int start = out.begin();
      write(node, out);
      out.end(start);
    }
    out.end(nodes);
    int removed = out.begin();
    state
        .removed()
        .forEach(
            (group, when) -> {
              out.number(group);
              out.number(when.toEpochMilli());
            });
    out.end(removed);
  }

  private static void write(NodeState node, Output out) {
    List<String> names = node.names();
    out.number(node.number());
    out.truth(names != null);
    int start = out.begin();
    for (int i = 0; i < node.values().size(); i++) {
      if (names != null) {
        out.name(names.get(i));
      }
      ValueCodec.write(written(node.values().get(i)), out);
    }
    out.end(start);
  }

  /** References have types of their own, which the codec need not know. */
  private static @Nullable Object written(@Nullable Object value) {
    Output out = new Output();
    if (value instanceof Member member) {
      out.number(member.number());
      return new UnknownValue(MEMBER, out.toBytes());
    }
    if (value instanceof FirstLevel child) {
      out.number(child.group());
      out.truth(child.object());
      return new UnknownValue(FIRST_LEVEL, out.toBytes());
    }
    return value;
  }

  private static @Nullable Object read(@Nullable Object value) throws IOException {
    if (!(value instanceof UnknownValue unknown)) {
      return value;
    }
    Input in = new Input(unknown.bytes());
    return switch (unknown.tag()) {
      case MEMBER -> new Member(in.integer());
      case FIRST_LEVEL -> new FirstLevel(in.number(), in.truth());
      default -> unknown;
    };
  }

  /**
   * Reads a state.
   *
   * @param in what {@link #write} wrote, or any other bytes
   * @return the state
   * @throws IOException if the bytes are damaged
   */
  public static GroupState read(Input in) throws IOException {
    int last = in.integer();
    List<NodeState> nodes = new ArrayList<>();
    for (Input all = in.part(); all.hasMore(); ) {
      nodes.add(readNode(all.part()));
    }
    if (nodes.isEmpty()) {
      throw new IOException("There is no node.");
    }
    Map<Long, Instant> removed = new HashMap<>();
    for (Input all = in.part(); all.hasMore(); ) {
      removed.put(all.number(), Instant.ofEpochMilli(all.number()));
    }
    return new GroupState(last, nodes, removed);
  }

  private static NodeState readNode(Input in) throws IOException {
    int number = in.integer();
    if (number < 1) {
      throw new IOException("A node has no number.");
    }
    List<String> names = in.truth() ? new ArrayList<>() : null;
    List<@Nullable Object> values = new ArrayList<>();
    for (Input all = in.part(); all.hasMore(); ) {
      if (names != null) {
        names.add(all.name());
      }
      values.add(read(ValueCodec.read(all)));
    }
    return new NodeState(number, names, Collections.unmodifiableList(values));
  }
}
