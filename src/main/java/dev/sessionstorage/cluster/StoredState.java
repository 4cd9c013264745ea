// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.api.GroupState;
import dev.sessionstorage.cluster.api.NodeState;
import dev.sessionstorage.cluster.api.Published;
import dev.sessionstorage.cluster.core.Head;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.value.Frame;
import dev.sessionstorage.value.Output;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A published state as the store has it: decoded when it is asked for. */
final class StoredState implements Published {
  private static final int STATE = Frame.CRITICAL + 1;
  private static final Set<Integer> KNOWN = Set.of(STATE);

  final Cell cell;
  private final Key key;
  private final long version;
  private final Stamp published;
  private volatile @Nullable GroupState state;
  private @Nullable Frame frame;

  StoredState(Key key, Cell cell, long version, Stamp published) {
    this.key = key;
    this.cell = cell;
    this.version = version;
    this.published = published;
  }

  /** The children of a first level, and those that may be put back. */
  static Set<Long> mentioned(byte[] firstLevel) throws IOException {
    GroupState state = StateFormat.read(Frame.read(firstLevel, KNOWN).required(STATE));
    Set<Long> mentioned = new HashSet<>(state.removed().keySet());
    for (Object value : state.nodes().get(0).values()) {
      if (value instanceof NodeState.FirstLevel reference) {
        mentioned.add(reference.group());
      }
    }
    return mentioned;
  }

  static StoredState read(Key key, Cell cell) {
    try {
      Head head = Head.read(cell.head());
      return new StoredState(key, cell, head.version(), head.published());
    } catch (IOException e) {
      throw unreadable(key, e);
    }
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public Object identity() {
    return published;
  }

  @Override
  public GroupState state() {
    GroupState known = state;
    if (known == null) {
      try {
        known = StateFormat.read(frame().required(STATE));
      } catch (IOException | RuntimeException e) {
        throw unreadable(key, e);
      }
      state = known;
    }
    return known;
  }

  private Frame frame() throws IOException {
    Frame known = frame;
    if (known == null) {
      known = Frame.read(cell.body(), KNOWN);
      frame = known;
    }
    return known;
  }

  /** What a later version has added to the state, to be written again. */
  Frame additions() {
    try {
      return frame().without(KNOWN);
    } catch (IOException e) {
      throw unreadable(key, e);
    }
  }

  /** The body of a cell that has a new state. */
  static byte[] body(GroupState state, Frame additions) {
    Output out = new Output();
    StateFormat.write(state, out);
    return additions.with(STATE, out).toBytes();
  }

  static StorageUnavailableException unreadable(Key key, @Nullable Exception cause) {
    String what =
        key.group() == Key.ROOT ? "the first level" : "group " + Long.toHexString(key.group());
    String session = SessionId.of(key.session()).abbreviated();
    String message =
        "The bytes of "
            + what
            + " of session "
            + session
            + " cannot be read. Were they written by a later version?";
    return cause == null
        ? new StorageUnavailableException(message)
        : new StorageUnavailableException(message + " " + cause.getMessage(), cause);
  }
}
