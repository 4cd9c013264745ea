// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.spi.GroupState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * A group as the grid keeps it: a header and then the state, two things of a CBOR sequence, so that
 * the header changes without reading the state.
 */
final class Entry {
  private final Header header;
  private final byte[] bytes;
  private final int stateAt;

  private Entry(Header header, byte[] bytes, int stateAt) {
    this.header = header;
    this.bytes = bytes;
    this.stateAt = stateAt;
  }

  static Entry of(Header header, byte[] state) {
    return of(header, state, 0);
  }

  private static Entry of(Header header, byte[] state, int from) {
    try (CborWriter out = new CborWriter()) {
      header.write(out);
      byte[] head = out.toBytes();
      byte[] all = Arrays.copyOf(head, head.length + state.length - from);
      System.arraycopy(state, from, all, head.length, state.length - from);
      return new Entry(header, all, head.length);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  static Entry parse(byte[] bytes) throws IOException {
    try (CborReader in = new CborReader(bytes, 0)) {
      Header header = Header.read(in);
      return new Entry(header, bytes, in.position());
    }
  }

  Entry with(Header other) {
    return of(other, bytes, stateAt);
  }

  Header header() {
    return header;
  }

  byte[] bytes() {
    return bytes;
  }

  GroupState state() throws IOException {
    return StateFormat.decode(bytes, stateAt);
  }
}
