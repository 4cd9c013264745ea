// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The cells of all sessions. Not thread-safe. */
final class HeapCells {

  private static final class Entry {
    final NavigableMap<Long, Cell> cells = new TreeMap<>();
    @Nullable Index index;
  }

  private final NavigableMap<UUID, Entry> sessions = new TreeMap<>();
  private final HeapIndexes indexes = new HeapIndexes();

  Written write(Commit commit) {
    Change pivot = commit.pivot();
    Entry entry = sessions.computeIfAbsent(pivot.key().session(), id -> new Entry());
    Written written = write(commit, entry);
    if (entry.cells.isEmpty()) {
      sessions.remove(pivot.key().session());
    }
    return written;
  }

  private Written write(Commit commit, Entry entry) {
    Change pivot = commit.pivot();
    Cell present = entry.cells.get(pivot.key().group());
    if (isAt(present, pivot.from())) {
      assert present == null || present.equals(pivot.from()) : "the stamp of another cell";
      for (Change birth : commit.births()) {
        Cell there = entry.cells.get(birth.key().group());
        if (there != null && !isAt(there, birth.to())) {
          return new Written(Verdict.REFUSED, Map.of(birth.key(), there));
        }
      }
      commit.births().forEach(birth -> put(entry, birth));
      put(entry, pivot);
    } else if (!isAt(present, pivot.to())) {
      Map<Key, Cell> seen = present == null ? Map.of() : Map.of(pivot.key(), present);
      return new Written(Verdict.REFUSED, seen);
    } // else the same commit was here before: its index may be older than the present one
    commit.deaths().forEach(key -> remove(entry, key));
    boolean first = isAt(present, pivot.from());
    setIndex(pivot.key().session(), entry, first ? commit.index() : null);
    return Written.DONE;
  }

  private static boolean isAt(@Nullable Cell present, @Nullable Cell other) {
    if (present == null || other == null) {
      return present == null && other == null;
    }
    return present.stamp().equals(other.stamp());
  }

  private static void put(Entry entry, Change change) {
    Cell to = change.to();
    if (to == null) {
      entry.cells.remove(change.key().group());
    } else {
      entry.cells.put(change.key().group(), to);
    }
  }

  private static void remove(Entry entry, Key key) {
    if (key.group() == Key.ALL_GROUPS) {
      entry.cells.tailMap(Key.ROOT, true).clear();
    } else {
      entry.cells.remove(key.group());
    }
  }

  private void setIndex(UUID session, Entry entry, @Nullable Index wanted) {
    Index old = entry.index;
    boolean recorded = entry.cells.containsKey(Key.RECORD);
    Index index = !recorded ? null : wanted == null ? old : wanted;
    if (!Objects.equals(index, old)) {
      entry.index = index;
      indexes.replace(session, old, index);
    }
  }

  /** Raises the times of a session that has a record and has not ended. */
  void touch(UUID session, Index use) {
    Entry entry = sessions.get(session);
    Index old = entry == null ? null : entry.index;
    if (entry != null && old != null && old.used() != Index.ENDED) {
      setIndex(
          session,
          entry,
          new Index(
              old.user(),
              Math.max(old.used(), use.used()),
              Math.max(old.deadline(), use.deadline())));
    }
  }

  /** Passes on the cells under a key, which may stand for all groups. */
  void read(Key key, BiConsumer<Key, Cell> found) {
    Entry entry = sessions.get(key.session());
    if (entry == null) {
      return;
    }
    if (key.group() == Key.ALL_GROUPS) {
      entry
          .cells
          .tailMap(Key.ROOT, true)
          .forEach((group, cell) -> found.accept(key.sibling(group), cell));
      return;
    }
    Cell cell = entry.cells.get(key.group());
    if (cell != null) {
      found.accept(key, cell);
    }
  }

  @Nullable Index index(UUID session) {
    Entry entry = sessions.get(session);
    return entry == null ? null : entry.index;
  }

  /** The keys of all cells from a session's on, in order: by session, then by number. */
  Iterable<Key> keys(UUID first) {
    return () ->
        sessions.tailMap(first, true).entrySet().stream()
            .flatMap(
                session ->
                    session.getValue().cells.keySet().stream()
                        .map(group -> new Key(session.getKey(), group)))
            .iterator();
  }

  HeapIndexes indexes() {
    return indexes;
  }

  void clear() {
    sessions.clear();
    indexes.clear();
  }
}
