// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One engine in the grid: a server may run several applications, and one application again after a
 * redeployment.
 *
 * @param id random, new with each engine
 * @param member the member of the grid that it uses
 * @param name what people call it
 */
record Node(UUID id, UUID member, String name) {

  static Node of(UUID id, Member member) {
    Address address = member.getAddress();
    return new Node(id, member.getUuid(), address.getHost() + ":" + address.getPort());
  }

  void write(Output out) {
    int start = out.begin();
    out.uuid(id);
    out.uuid(member);
    out.name(name);
    out.end(start);
  }

  static Node read(Input in) throws IOException {
    Input node = in.part();
    return new Node(node.uuid(), node.uuid(), node.name());
  }

  /** The id alone says who it is: the member's uuid may change. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Node node && node.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
