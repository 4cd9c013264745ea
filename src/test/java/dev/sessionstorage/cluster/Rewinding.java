// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;

import dev.sessionstorage.cluster.core.RecordHead;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What a store may have lost when it was restarted. */
final class Rewinding {
  private Rewinding() {}

  static Stamp stamp() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Stamp(random.nextLong(), random.nextLong());
  }

  /** All that the store has of a session. */
  static Map<Key, Cell> cells(HeapSpace space, UUID session) {
    Key record = new Key(session, Key.RECORD);
    try (HeapStore store = new HeapStore(space)) {
      return store.read(Set.of(record, record.sibling(Key.ALL_GROUPS)), true).cells();
    }
  }

  /** The store has these cells of a session again. */
  static void back(HeapSpace space, Map<Key, Cell> former) {
    try (HeapStore store = new HeapStore(space)) {
      former.forEach(
          (key, cell) -> {
            Cell present = store.read(Set.of(key), true).cells().get(key);
            var unused = store.write(Commit.of(new Change(key, present, cell)));
          });
    }
  }

  /** The record of a session does not name those any more that watch it. */
  static void withoutWatchers(HeapSpace space, UUID session) {
    try (HeapStore store = new HeapStore(space)) {
      Key key = new Key(session, Key.RECORD);
      Cell present = requireNonNull(store.read(Set.of(key), true).cells().get(key));
      RecordHead head = RecordHead.read(present.head());
      RecordHead bare = new RecordHead(head.born(), Map.of(), head.ended(), head.unknown());
      Cell to = new Cell(stamp(), bare.toBytes(), present.body());
      var unused = store.write(Commit.of(new Change(key, present, to)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
