// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What one node tells another: that it waits for a lease, or that it has handed it over. */
final class LeaseMessage {
  private static final int FORMAT = 1;

  private final GroupKey key;
  private final Node from;
  private final byte @Nullable [] entry;

  /** With an entry: it is handed over. Without: it is waited for. */
  LeaseMessage(GroupKey key, Node from, byte @Nullable [] entry) {
    this.key = key;
    this.from = from;
    this.entry = entry;
  }

  GroupKey key() {
    return key;
  }

  Node from() {
    return from;
  }

  byte @Nullable [] entry() {
    return entry;
  }

  byte[] encode() {
    try (CborWriter out = new CborWriter()) {
      out.startArray();
      out.number(FORMAT);
      out.text(key.text());
      from.write(out);
      out.truth(entry != null);
      if (entry != null) {
        out.bytes(entry);
      }
      out.endArray();
      return out.toBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  static LeaseMessage decode(byte[] bytes) throws IOException {
    try (CborReader in = new CborReader(bytes, 0)) {
      in.startArray();
      StateFormat.checkFormat(in.number(), FORMAT);
      GroupKey key = GroupKey.of(in.text());
      Node from = Node.read(in);
      LeaseMessage message = new LeaseMessage(key, from, in.truth() ? in.bytes() : null);
      in.endArray();
      return message;
    }
  }
}
