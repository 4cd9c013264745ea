// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Input;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The head of a session's record. A member that rewrites it keeps sections of later versions.
 *
 * @param born the stamp of the attempt that began it
 * @param watchers the members that are told of its changes, each with the number of its visit
 * @param ended the stamp of the attempt that ended it; null: it lives
 * @param unknown sections of a later version
 */
public record RecordHead(
    Stamp born, Map<UUID, Long> watchers, @Nullable Stamp ended, Frame unknown) {

  private static final int BASICS = 1;
  private static final int WATCHERS = 2;
  private static final int ENDED = 3;
  private static final Set<Integer> KNOWN = Set.of(BASICS, WATCHERS, ENDED);

  /**
   * Makes the head of a session that begins.
   *
   * @param born the stamp of the attempt that begins it
   * @param watcher the member that begins it, which watches it
   * @param visit the number of its visit
   * @return the head
   */
  public static RecordHead first(Stamp born, UUID watcher, long visit) {
    return new RecordHead(born, Map.of(watcher, visit), null, Frame.EMPTY);
  }

  /**
   * Writes the head.
   *
   * @return new bytes
   */
  public byte[] toBytes() {
    Output basics = new Output();
    CellCodec.write(born, basics);
    Frame frame = unknown.with(BASICS, basics);
    if (!watchers.isEmpty()) {
      Output out = new Output();
      new TreeMap<>(watchers)
          .forEach(
              (member, visit) -> {
                out.uuid(member);
                out.number(visit);
              });
      frame = frame.with(WATCHERS, out);
    }
    if (ended != null) {
      Output out = new Output();
      CellCodec.write(ended, out);
      frame = frame.with(ENDED, out);
    }
    return frame.toBytes();
  }

  /**
   * Reads a head.
   *
   * @param bytes what {@link #toBytes} returned, or any other bytes
   * @return the head
   * @throws IOException if the bytes are damaged, or of a later version that must be known
   */
  public static RecordHead read(byte[] bytes) throws IOException {
    Frame frame = Frame.read(bytes, KNOWN);
    Input basics = frame.required(BASICS);
    Input watchers = frame.section(WATCHERS);
    Input ended = frame.section(ENDED);
    return new RecordHead(
        CellCodec.stamp(basics),
        watchers == null ? Map.of() : watchers(watchers),
        ended == null ? null : CellCodec.stamp(ended),
        frame.without(KNOWN));
  }

  private static Map<UUID, Long> watchers(Input in) throws IOException {
    Map<UUID, Long> watchers = new LinkedHashMap<>();
    while (in.hasMore()) {
      watchers.put(in.uuid(), in.number());
    }
    return watchers;
  }

  RecordHead withWatchers(Map<UUID, Long> others) {
    return new RecordHead(born, Map.copyOf(others), ended, unknown);
  }

  RecordHead endedBy(Stamp attempt) {
    return new RecordHead(born, Map.of(), attempt, unknown);
  }
}
