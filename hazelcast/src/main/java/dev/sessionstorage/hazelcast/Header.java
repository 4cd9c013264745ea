// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may write a group, in front of its state. No two headers that were ever written are the same,
 * so that comparing bytes tells whether anything has happened.
 *
 * @param version of the state
 * @param fence grows whenever the lease goes to another member or is taken anew
 * @param holder who has the lease, or null
 * @param beat grows when the holder shows that it lives
 * @param formerFence the fence before this one
 * @param formerVersion the version with which the former holder left; tells it what became of its
 *     last write
 * @param queue who waits for the lease, in order
 */
record Header(
    long version,
    long fence,
    @Nullable Node holder,
    long beat,
    long formerFence,
    long formerVersion,
    List<Node> queue) {
  static Header first(Node holder) {
    return new Header(1, 1, holder, 0, 0, 0, List.of());
  }

  Header beaten() {
    return new Header(version, fence, holder, beat + 1, formerFence, formerVersion, queue);
  }

  Header published() {
    return new Header(version + 1, fence, holder, beat + 1, formerFence, formerVersion, queue);
  }

  Header givenTo(@Nullable Node next, List<Node> waiting) {
    return new Header(version, fence + 1, next, 0, fence, version, waiting);
  }

  Header takenBy(Node next) {
    return givenTo(next, queue.stream().filter(node -> !node.equals(next)).toList());
  }

  boolean heldBy(Node node) {
    return node.equals(holder);
  }

  void write(Output out) {
    out.number(version);
    out.number(fence);
    write(holder == null ? List.of() : List.of(holder), out);
    out.number(beat);
    out.number(formerFence);
    out.number(formerVersion);
    write(queue, out);
  }

  private static void write(List<Node> nodes, Output out) {
    int start = out.begin();
    for (Node node : nodes) {
      node.write(out);
    }
    out.end(start);
  }

  static Header read(Input in) throws IOException {
    long version = in.number();
    long fence = in.number();
    List<Node> holder = readNodes(in.part());
    return new Header(
        version,
        fence,
        holder.isEmpty() ? null : holder.get(0),
        in.number(),
        in.number(),
        in.number(),
        readNodes(in.part()));
  }

  private static List<Node> readNodes(Input in) throws IOException {
    List<Node> nodes = new ArrayList<>();
    while (in.hasMore()) {
      nodes.add(Node.read(in));
    }
    return nodes;
  }
}
