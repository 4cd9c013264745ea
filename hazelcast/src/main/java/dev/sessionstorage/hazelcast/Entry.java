// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.cluster.StateFormat;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.Set;

/**
 * A group as the grid keeps it: a frame of a header and a state, so that the header changes without
 * reading the state, and sections that only a later version knows stay.
 */
final class Entry {
  private static final int HEADER = Frame.CRITICAL + 1;
  private static final int STATE = Frame.CRITICAL + 2;
  private static final Set<Integer> KNOWN = Set.of(HEADER, STATE);

  private final Header header;
  private final Frame frame;
  private final byte[] bytes;

  private Entry(Header header, Frame frame, byte[] bytes) {
    this.header = header;
    this.frame = frame;
    this.bytes = bytes;
  }

  static Entry of(Header header, GroupState state) {
    return of(header, withState(Frame.EMPTY, state));
  }

  private static Entry of(Header header, Frame former) {
    Output out = new Output();
    header.write(out);
    Frame frame = former.with(HEADER, out);
    return new Entry(header, frame, frame.toBytes());
  }

  private static Frame withState(Frame former, GroupState state) {
    Output out = new Output();
    StateFormat.write(state, out);
    return former.with(STATE, out);
  }

  static Entry parse(byte[] bytes) throws IOException {
    Frame frame = Frame.read(bytes, KNOWN);
    return new Entry(Header.read(frame.required(HEADER)), frame, bytes);
  }

  Entry with(Header other) {
    return of(other, frame);
  }

  Entry with(Header other, GroupState state) {
    return of(other, withState(frame, state));
  }

  Header header() {
    return header;
  }

  byte[] bytes() {
    return bytes;
  }

  GroupState state() throws IOException {
    return StateFormat.read(frame.required(STATE));
  }
}
