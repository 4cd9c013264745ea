// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseUnknownException;
import dev.sessionstorage.hazelcast.CheckedMap.Written;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Lease.Outcome;
import dev.sessionstorage.spi.Published;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The published states of all groups, in the grid. */
final class Groups {
  /**
   * What became of a write.
   *
   * @param done whether it is in the grid
   * @param seen what is in the grid instead, or null when nothing is
   * @param certain when not done: whether it never was
   */
  record Result(boolean done, @Nullable Entry seen, boolean certain) {}

  private final CheckedMap<byte[]> map;

  Groups(CheckedMap<byte[]> map) {
    this.map = map;
  }

  @Nullable Entry get(GroupKey key) {
    byte[] bytes = map.get(key.text());
    return bytes == null ? null : parse(key, bytes);
  }

  boolean create(GroupKey key, Entry entry) {
    return map.create(key.text(), entry.bytes()).done();
  }

  Result replace(GroupKey key, Entry from, Entry to) {
    Written<byte[]> written = map.replace(key.text(), from.bytes(), to.bytes());
    byte[] seen = written.seen();
    if (written.done()) {
      return new Result(true, to, true);
    }
    return new Result(false, seen == null ? null : parse(key, seen), written.certain());
  }

  /** Publishes; when that is in doubt, what others wrote after it tells what came of it. */
  Outcome publish(GroupKey key, Entry from, Entry to) {
    Result result = replace(key, from, to);
    boolean certain = result.certain();
    while (!result.done()) {
      Entry seen = result.seen();
      if (seen == null) {
        return Outcome.GONE;
      }
      if (!follows(seen, from, to)) {
        return refused(key, from, seen, certain);
      }
      result = replace(key, seen, seen); // it is published, but a backup may lack it
    }
    return Outcome.DONE;
  }

  private static boolean follows(Entry seen, Entry from, Entry to) {
    return seen.header().formerFence() == from.header().fence()
        && seen.header().formerVersion() >= to.header().version();
  }

  private static Outcome refused(GroupKey key, Entry from, Entry seen, boolean certain) {
    if (certain || seen.header().formerFence() == from.header().fence()) {
      return Outcome.LOST;
    }
    throw new UseUnknownException(
        "It is not known whether the last state of "
            + key
            + " was published: the grid was disturbed, and other members have written since.");
  }

  Map<Long, Published> read(SessionId session, Collection<Long> numbers) {
    Set<String> keys =
        numbers.stream()
            .map(number -> new GroupKey(session, number).text())
            .collect(Collectors.toSet());
    Map<Long, Published> found = new HashMap<>();
    map.getAll(keys)
        .forEach(
            (text, bytes) -> {
              GroupKey key = GroupKey.of(text);
              found.put(key.group(), published(key, parse(key, bytes)));
            });
    return found;
  }

  void remove(GroupKey key) {
    map.read(() -> map.map().remove(key.text()));
  }

  Set<String> localKeys() {
    return map.read(() -> map.map().localKeySet());
  }

  static Entry parse(GroupKey key, byte[] bytes) {
    try {
      return Entry.parse(bytes);
    } catch (IOException | RuntimeException e) {
      throw unreadable(key, e);
    }
  }

  static Published published(GroupKey key, Entry entry) {
    return new Published() {
      /** Whoever reads a state asks for it more than once. */
      private @Nullable GroupState read;

      @Override
      public long version() {
        return entry.header().version();
      }

      @Override
      public GroupState state() {
        GroupState known = read;
        if (known != null) {
          return known;
        }
        try {
          GroupState decoded = entry.state();
          read = decoded;
          return decoded;
        } catch (IOException | RuntimeException e) {
          throw unreadable(key, e);
        }
      }
    };
  }

  private static StorageUnavailableException unreadable(GroupKey key, Exception cause) {
    return new StorageUnavailableException(
        "The grid's bytes of "
            + key
            + " cannot be read. Were they written by an incompatible version? "
            + cause.getMessage(),
        cause);
  }
}
