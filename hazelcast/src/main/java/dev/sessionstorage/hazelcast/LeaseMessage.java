// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one member tells another: that it waits for a lease, or that it has handed it over. */
final class LeaseMessage {
  private static final int MESSAGE = Frame.CRITICAL + 1;
  private static final int ENTRY = Frame.CRITICAL + 2;

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
    Output message = new Output();
    message.name(key.text());
    from.write(message);
    Frame frame = Frame.EMPTY.with(MESSAGE, message);
    if (entry != null) {
      Output state = new Output();
      state.bytes(entry);
      frame = frame.with(ENTRY, state);
    }
    return frame.toBytes();
  }

  static LeaseMessage decode(byte[] bytes) throws IOException {
    Frame frame = Frame.read(bytes, Set.of(MESSAGE, ENTRY));
    Input message = frame.required(MESSAGE);
    Input entry = frame.section(ENTRY);
    return new LeaseMessage(
        GroupKey.of(message.name()), Node.read(message), entry == null ? null : entry.bytes());
  }
}
