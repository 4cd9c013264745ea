// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A beat that travels as a message.
 *
 * @param member the member
 * @param home its id in the grid
 * @param number counts its beats
 * @param size the size of the largest grid that it counts with
 * @param data what it says of itself
 * @param heard the last beats that it has heard of others
 * @param removed members whose entries are removed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, below
public record PeerBeat(
    UUID member,
    UUID home,
    long number,
    int size,
    byte[] data,
    Map<UUID, Long> heard,
    Set<UUID> removed) {

  private static final int BEAT = Frame.CRITICAL + 2;
  private static final Set<Integer> KNOWN = Set.of(BEAT);

  /**
   * Writes the beat.
   *
   * @return new bytes
   */
  public byte[] toBytes() {
    Output out = new Output();
    out.uuid(member);
    out.uuid(home);
    out.number(number);
    out.number(size);
    CellCodec.write(data, out);
    int start = out.begin();
    heard.forEach(
        (id, last) -> {
          out.uuid(id);
          out.number(last);
        });
    out.end(start);
    start = out.begin();
    removed.forEach(out::uuid);
    out.end(start);
    return Frame.EMPTY.with(BEAT, out).toBytes();
  }

  /**
   * Changes the size of the grid that the beat counts with.
   *
   * @param other how many members
   * @return a beat that is else the same
   */
  public PeerBeat withSize(int other) {
    return new PeerBeat(member, home, number, other, data, heard, removed);
  }

  /**
   * Reads a beat.
   *
   * @param bytes what {@link #toBytes} returned, or any other bytes
   * @return the beat
   * @throws IOException if the bytes are damaged, or of a version that this one does not know
   */
  public static PeerBeat read(byte[] bytes) throws IOException {
    Input in = Frame.read(bytes, KNOWN).required(BEAT);
    UUID member = in.uuid();
    UUID home = in.uuid();
    long number = in.number();
    int size = in.integer();
    byte[] data = in.part().bytes();
    Map<UUID, Long> heard = new HashMap<>();
    for (Input all = in.part(); all.hasMore(); ) {
      heard.put(all.uuid(), all.number());
    }
    Set<UUID> removed = new HashSet<>();
    for (Input all = in.part(); all.hasMore(); ) {
      removed.add(all.uuid());
    }
    return new PeerBeat(member, home, number, size, data, heard, removed);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PeerBeat that
        && member.equals(that.member)
        && number == that.number
        && Arrays.equals(data, that.data)
        && heard.equals(that.heard)
        && removed.equals(that.removed);
  }

  @Override
  public int hashCode() {
    return member.hashCode();
  }
}
