// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.fasterxml.jackson.core.JsonToken;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.NodeState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a group as bytes: {@code [format, last number, [[number, names, values]], [[removed
 * group, when]]]}.
 */
final class StateFormat {
  private static final int FORMAT = 1;

  private StateFormat() {}

  static byte[] encode(GroupState state) {
    try (CborWriter out = new CborWriter()) {
      out.startArray();
      out.number(FORMAT);
      out.number(state.lastNumber());
      out.startArray();
      for (NodeState node : state.nodes()) {
        write(node, out);
      }
      out.endArray();
      write(state.removed(), out);
      out.endArray();
      return out.toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static void write(NodeState node, CborWriter out) throws IOException {
    out.startArray();
    out.number(node.number());
    List<String> names = node.names();
    if (names == null) {
      out.nothing();
    } else {
      out.startArray();
      for (String name : names) {
        out.text(name);
      }
      out.endArray();
    }
    out.startArray();
    for (Object value : node.values()) {
      ValueFormat.write(value, out);
    }
    out.endArray();
    out.endArray();
  }

  private static void write(Map<Long, Instant> removed, CborWriter out) throws IOException {
    out.startArray();
    for (Map.Entry<Long, Instant> each : removed.entrySet()) {
      out.startArray();
      out.number(each.getKey());
      out.number(each.getValue().toEpochMilli());
      out.endArray();
    }
    out.endArray();
  }

  static GroupState decode(byte[] bytes, int from) throws IOException {
    try (CborReader in = new CborReader(bytes, from)) {
      in.startArray();
      checkFormat(in.number(), FORMAT);
      int last = in.integer();
      in.startArray();
      List<NodeState> nodes = new ArrayList<>();
      while (in.startArrayOrEnd()) {
        nodes.add(readNode(in));
      }
      if (nodes.isEmpty()) {
        throw new IOException("There is no node.");
      }
      Map<Long, Instant> removed = readRemoved(in);
      in.endArray();
      return new GroupState(last, nodes, removed);
    }
  }

  static void checkFormat(long found, int known) throws IOException {
    if (found != known) {
      throw new IOException("The format has the unknown version " + found + ".");
    }
  }

  private static NodeState readNode(CborReader in) throws IOException {
    int number = in.integer();
    List<String> names = in.startArrayOrNull() ? readNames(in) : null;
    in.startArray();
    List<@Nullable Object> values = readValues(in);
    in.endArray();
    if (number < 1 || (names != null && names.size() != values.size())) {
      throw new IOException("A node does not hold together.");
    }
    return new NodeState(number, names, values);
  }

  private static Map<Long, Instant> readRemoved(CborReader in) throws IOException {
    Map<Long, Instant> removed = new HashMap<>();
    in.startArray();
    while (in.startArrayOrEnd()) {
      removed.put(in.number(), Instant.ofEpochMilli(in.number()));
      in.endArray();
    }
    return removed;
  }

  private static List<String> readNames(CborReader in) throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonToken token = in.next(); token != JsonToken.END_ARRAY; token = in.next()) {
      names.add(in.text(token));
    }
    return names;
  }

  private static List<@Nullable Object> readValues(CborReader in) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    for (JsonToken token = in.next(); token != JsonToken.END_ARRAY; token = in.next()) {
      values.add(ValueFormat.read(token, in));
    }
    return Collections.unmodifiableList(values);
  }
}
