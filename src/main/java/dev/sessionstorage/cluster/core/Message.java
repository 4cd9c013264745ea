// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one member tells another. Travels in a {@link Packet}. */
public sealed interface Message {

  /**
   * Asks the holder of a group to hand it over; {@code GroupLease.wanted} there.
   *
   * @param key the group
   * @param waiting who waits for it
   * @param forwarded whether another member passes this on
   */
  record Want(Key key, UUID waiting, boolean forwarded) implements Message {}

  /**
   * Hands a group over; {@code GroupLease.granted} there.
   *
   * @param key the group
   * @param cell the cell that names the receiver as its holder
   */
  record Grant(Key key, Cell cell) implements Message {}

  /**
   * Asks a watcher of a session to tell the sender of its changes from now on.
   *
   * @param session the session
   * @param visit the number under which the sender is in the session's record
   */
  record Hello(UUID session, long visit) implements Message {}

  /** Answers a {@link Hello}: changes that end from now on are told. */
  record HelloAck(UUID session, long visit) implements Message {}

  /** The sender watches a session no longer; void if it has a greater visit by now. */
  record Bye(UUID session, long visit) implements Message {}

  /**
   * A group has a new published state.
   *
   * @param key the group
   * @param version the version of the state
   * @param stamp the stamp of the cell that has it
   * @param names the first-level names under which something changed
   * @param cell the cell, or null if it is too large to be sent along
   */
  record News(Key key, long version, Stamp stamp, List<String> names, @Nullable Cell cell)
      implements Message {}

  /**
   * A session has begun.
   *
   * @param session the session
   * @param record the body of its record
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by content, below
  record Opened(UUID session, byte[] record) implements Message {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Opened that
          && session.equals(that.session)
          && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
      return session.hashCode();
    }
  }

  /** Sessions have ended; may be told more than once. */
  record Closed(List<Ending> endings) implements Message {}

  /**
   * Asks to repeat packets that did not arrive.
   *
   * @param line the numbering that they belong to
   * @param from the first of them
   * @param to the last of them
   */
  record Resend(long line, long from, long to) implements Message {}

  /** Answers a {@link Resend} of packets that are no longer kept: all up to {@code to} are lost. */
  record Skip(long line, long to) implements Message {}

  /** What the application tells its other members; the protocol does not read it. */
  @SuppressWarnings("ArrayRecordComponent") // compared by content, below
  record Note(byte[] content) implements Message {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Note that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(content);
    }
  }
}
