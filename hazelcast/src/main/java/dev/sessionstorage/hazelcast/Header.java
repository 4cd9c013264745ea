// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may write a group, in front of its state. No two headers that were ever written are the same,
 * so that comparing bytes tells whether anything has happened.
 *
 * @param version of the state
 * @param fence grows whenever the lease goes to another node or is taken anew
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
  private static final int FORMAT = 1;

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

  void write(CborWriter out) throws IOException {
    out.startArray();
    out.number(FORMAT);
    out.number(version);
    out.number(fence);
    if (holder == null) {
      out.nothing();
    } else {
      holder.write(out);
    }
    out.number(beat);
    out.number(formerFence);
    out.number(formerVersion);
    out.startArray();
    for (Node node : queue) {
      node.write(out);
    }
    out.endArray();
    out.endArray();
  }

  static Header read(CborReader in) throws IOException {
    in.startArray();
    StateFormat.checkFormat(in.number(), FORMAT);
    long version = in.number();
    long fence = in.number();
    Node holder = in.startArrayOrNull() ? Node.readRest(in) : null;
    Header header =
        new Header(version, fence, holder, in.number(), in.number(), in.number(), readQueue(in));
    in.endArray();
    return header;
  }

  private static List<Node> readQueue(CborReader in) throws IOException {
    List<Node> queue = new ArrayList<>();
    in.startArray();
    while (in.startArrayOrEnd()) {
      queue.add(Node.readRest(in));
    }
    return queue;
  }
}
