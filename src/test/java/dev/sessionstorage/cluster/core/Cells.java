// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Written;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store for one thread, whose next writes meet the fates that a test has planned. */
final class Cells {

  /** What becomes of a write. */
  enum Fate {
    /** It is done, and the caller hears so. */
    DONE,
    /** It is done, and the caller hears nothing. */
    UNHEARD,
    /** It is not done, and the caller hears nothing. */
    LOST,
    /** The caller hears nothing, and it is done when {@link #land} is called. */
    LATE,
    /** Only births and index are written, and the caller hears nothing. */
    CUT
  }

  final Map<Key, Cell> cells = new HashMap<>();
  final Map<UUID, Index> indexes = new HashMap<>();
  final Deque<Fate> fates = new ArrayDeque<>();
  final List<Commit> late = new ArrayList<>();
  long clock = 1_000_000;
  int writes;
  boolean unreachable;

  Cells then(Fate... more) {
    fates.addAll(Arrays.asList(more));
    return this;
  }

  void land() {
    late.forEach(this::apply);
    late.clear();
  }

  @Nullable Look read(Set<Key> keys) {
    if (unreachable) {
      return null;
    }
    Map<Key, Cell> found = new HashMap<>();
    Map<UUID, Index> index = new HashMap<>();
    cells.forEach(
        (key, cell) -> {
          boolean all = key.group() >= 0 && keys.contains(key.sibling(Key.ALL_GROUPS));
          if (all || keys.contains(key)) {
            found.put(key, cell);
          }
          if (keys.contains(key) && key.group() == Key.RECORD) {
            index.put(key.session(), indexes.get(key.session()));
          }
        });
    return new Look(clock, found, index);
  }

  Written write(Commit commit) {
    writes++;
    Fate fate = fates.isEmpty() ? Fate.DONE : fates.remove();
    switch (fate) {
      case DONE -> {
        return apply(commit) ? Written.DONE : Written.REFUSED;
      }
      case UNHEARD -> apply(commit);
      case LATE -> late.add(commit);
      case CUT -> {
        if (births(commit)) {
          index(commit);
        }
      }
      case LOST -> {}
    }
    return Written.UNKNOWN;
  }

  private boolean births(Commit commit) {
    for (Change birth : commit.births()) {
      if (!matches(birth)) {
        return false;
      }
    }
    commit.births().forEach(this::put);
    return true;
  }

  private boolean apply(Commit commit) {
    if (!births(commit) || !matches(commit.pivot())) {
      return false;
    }
    index(commit);
    put(commit.pivot());
    for (Key death : commit.deaths()) {
      if (death.group() == Key.ALL_GROUPS) {
        new HashSet<>(cells.keySet())
            .stream()
                .filter(key -> key.session().equals(death.session()) && key.group() >= 0)
                .forEach(cells::remove);
      } else {
        cells.remove(death);
      }
    }
    return true;
  }

  private void index(Commit commit) {
    if (commit.index() != null) {
      indexes.put(commit.pivot().key().session(), commit.index());
    }
  }

  private boolean matches(Change change) {
    Stamp present = stamp(cells.get(change.key()));
    Stamp to = stamp(change.to());
    return Objects.equals(present, stamp(change.from())) || (present != null && present.equals(to));
  }

  private static @Nullable Stamp stamp(@Nullable Cell cell) {
    return cell == null ? null : cell.stamp();
  }

  private void put(Change change) {
    Cell to = change.to();
    if (to == null) {
      cells.remove(change.key());
    } else {
      cells.put(change.key(), to);
    }
  }

  Cell cell(UUID session, long group) {
    Cell cell = cells.get(new Key(session, group));
    if (cell == null) {
      throw new AssertionError("There is no such cell");
    }
    return cell;
  }
}
