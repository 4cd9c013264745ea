// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.io.IOException;
import java.util.UUID;

/**
 * One engine in the grid: a server may run several applications, and one application again after a
 * redeployment.
 *
 * @param id random, new with each engine
 * @param member the member of the grid that it uses
 * @param name what people call it
 */
record Node(UUID id, UUID member, String name) {

  void write(CborWriter out) throws IOException {
    out.startArray();
    out.uuid(id);
    out.uuid(member);
    out.text(name);
    out.endArray();
  }

  static Node read(CborReader in) throws IOException {
    in.startArray();
    return readRest(in);
  }

  /** Reads a node whose array has been entered. */
  static Node readRest(CborReader in) throws IOException {
    Node node = new Node(in.uuid(), in.uuid(), in.text());
    in.endArray();
    return node;
  }
}
