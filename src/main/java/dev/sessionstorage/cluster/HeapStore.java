// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Scan;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Traits;
import dev.sessionstorage.spi.store.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps cells in the heap: the store of a single member, and of several in one virtual machine,
 * which share a {@link HeapSpace}. Needs no thread when the space delivers messages itself.
 */
public final class HeapStore implements Store {
  private static final byte[] NO_BODY = {};

  private final HeapSpace space;
  private @Nullable UUID entered; // guarded by the space's lock, as is what follows
  private @Nullable UUID listening;
  private boolean closed;

  /**
   * Connects a member.
   *
   * @param space what it shares with the others
   */
  public HeapStore(HeapSpace space) {
    this.space = space;
  }

  @Override
  public Traits traits() {
    return space.traits;
  }

  @Override
  public void check() {
    locked(() -> this);
  }

  @Override
  public int lane(Key key) {
    return 0;
  }

  @Override
  public Look read(Set<Key> keys, boolean bodies) {
    return locked(
        () -> {
          Map<Key, Cell> cells = new HashMap<>();
          Map<UUID, Index> indexes = new HashMap<>();
          for (Key key : keys) {
            space.cells.read(key, (found, cell) -> cells.put(found, bodies ? cell : bare(cell)));
            Index index = space.cells.index(key.session());
            if (key.group() == Key.RECORD && index != null) {
              indexes.put(key.session(), index);
            }
          }
          return new Look(space.clock.getAsLong(), cells, indexes);
        });
  }

  private static Cell bare(Cell cell) {
    return new Cell(cell.stamp(), cell.head(), NO_BODY);
  }

  @Override
  public Written write(Commit commit) {
    space.lock.lock();
    try {
      // a repeated commit may have been done before the end: then it is not known to be refused
      return closed ? Written.UNKNOWN : space.cells.write(commit);
    } finally {
      space.lock.unlock();
    }
  }

  @Override
  public List<Key> scan(Scan scan, @Nullable Key after, int limit) {
    return locked(() -> keys(scan, after).limit(limit).toList());
  }

  private Stream<Key> keys(Scan scan, @Nullable Key after) {
    if (scan instanceof Scan.Groups) {
      return space.traits.atomic() ? Stream.of() : cells(after, key -> key.group() != Key.RECORD);
    } else if (scan instanceof Scan.User user) {
      return records(space.cells.indexes().ofUser(user.name()), after);
    } else if (scan instanceof Scan.Due due) {
      return records(space.cells.indexes().due(due.clock()), after);
    }
    return cells(after, key -> key.group() == Key.RECORD);
  }

  private Stream<Key> cells(@Nullable Key after, Predicate<Key> wanted) {
    UUID first = after == null ? HeapIndexes.FIRST : after.session();
    return StreamSupport.stream(space.cells.keys(first).spliterator(), false)
        .filter(key -> wanted.test(key) && isAfter(key, after));
  }

  private static Stream<Key> records(Stream<UUID> sessions, @Nullable Key after) {
    return sessions.map(session -> new Key(session, Key.RECORD)).filter(key -> isAfter(key, after));
  }

  private static boolean isAfter(Key key, @Nullable Key after) {
    int order = after == null ? 1 : key.session().compareTo(after.session());
    return order > 0 || (after != null && order == 0 && key.group() > after.group());
  }

  @Override
  public void touch(Map<UUID, Index> uses) {
    locked(
        () -> {
          uses.forEach(space.cells::touch);
          return uses;
        });
  }

  @Override
  public Roll beat(UUID member, byte[] data) {
    return locked(
        () -> {
          if (!member.equals(entered)) {
            entered = member;
            space.members.put(member, data);
          } else {
            space.members.replace(member, data); // not back in, where another has removed it
          }
          long clock = space.clock.getAsLong();
          return new Roll(true, clock, space.generation, Map.copyOf(space.members));
        });
  }

  @Override
  public void leave(UUID member, boolean last) {
    locked(
        () -> {
          space.members.remove(member);
          if (last && !space.traits.durable()) {
            space.cells.clear();
          }
          return member;
        });
  }

  @Override
  public void send(UUID member, byte[] message) {
    space.deliveries.execute(() -> deliver(member, message));
  }

  private void deliver(UUID member, byte[] message) {
    Consumer<byte[]> inbox;
    space.lock.lock();
    try {
      inbox = space.inboxes.get(member);
    } finally {
      space.lock.unlock();
    }
    if (inbox != null) {
      inbox.accept(message);
    }
  }

  @Override
  public void listen(UUID me, Consumer<byte[]> inbox) {
    locked(
        () -> {
          if (listening != null) {
            space.inboxes.remove(listening); // it was removed, and has another id now
          }
          listening = me;
          return space.inboxes.put(me, inbox);
        });
  }

  @Override
  public void close() {
    space.lock.lock();
    try {
      closed = true;
      if (listening != null) {
        space.inboxes.remove(listening);
      }
    } finally {
      space.lock.unlock();
    }
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    space.lock.lock();
    try {
      if (closed) {
        throw new StorageUnavailableException(
            "The store of this member is closed: its application has stopped");
      }
      return action.get();
    } finally {
      space.lock.unlock();
    }
  }
}
