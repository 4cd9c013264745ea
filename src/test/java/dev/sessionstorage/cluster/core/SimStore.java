// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Roll;
import dev.sessionstorage.spi.store.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The cells of one session: what can be seen, and what cannot be lost any more. */
class SimStore {
  private final boolean atomic;
  private final Map<Long, Cell> cells = new HashMap<>();
  private final Map<Long, Cell> proved = new HashMap<>();
  private final Set<Long> open = new HashSet<>();
  private final Map<UUID, byte[]> members = new HashMap<>();

  SimStore(boolean atomic) {
    this.atomic = atomic;
  }

  boolean atomic() {
    return atomic;
  }

  void create(long group, Cell cell) {
    put(group, cell, true);
  }

  @Nullable Cell cell(long group) {
    return cells.get(group);
  }

  /** All at one moment. */
  Map<Key, Cell> read(Set<Key> keys) {
    Map<Key, Cell> found = new HashMap<>();
    for (Key key : keys) {
      Cell cell = cells.get(key.group());
      if (cell != null) {
        found.put(key, cell);
      }
    }
    return found;
  }

  Set<Long> groups() {
    Set<Long> groups = new HashSet<>(cells.keySet());
    groups.remove(Key.RECORD);
    return groups;
  }

  Roll beat(UUID member, byte[] data) {
    members.put(member, data);
    return new Roll(true, 0, "", Map.copyOf(members));
  }

  /** Does a whole commit at once. */
  Verdict write(Commit commit, boolean safely) {
    boolean again = isAgain(commit);
    if (!again && (!allowsPivot(commit) || !allowsBirths(commit))) {
      return Verdict.REFUSED;
    }
    if (!again) {
      births(commit, safely || !atomic); // each step is safe before the next one begins
    }
    pivot(commit, safely);
    if (safely || atomic) {
      deaths(commit, safely);
    }
    return Verdict.DONE;
  }

  private boolean isAgain(Commit commit) {
    Change pivot = commit.pivot();
    return !isSame(pivot.from(), pivot.to()) && isSame(cells.get(pivot.key().group()), pivot.to());
  }

  boolean allowsBirths(Commit commit) {
    return commit.births().stream().allMatch(birth -> !isOther(birth));
  }

  private boolean isOther(Change birth) {
    Cell present = cells.get(birth.key().group());
    return present != null && !isSame(present, birth.to());
  }

  boolean allowsPivot(Commit commit) {
    Cell present = cells.get(commit.pivot().key().group());
    return isSame(present, commit.pivot().from()) || isSame(present, commit.pivot().to());
  }

  boolean isSame(@Nullable Cell one, @Nullable Cell other) {
    return one == null
        ? other == null
        : other != null && Objects.equals(one.stamp(), other.stamp());
  }

  void births(Commit commit, boolean safely) {
    commit.births().forEach(birth -> put(birth.key().group(), birth.to(), safely));
  }

  void pivot(Commit commit, boolean safely) {
    put(commit.pivot().key().group(), commit.pivot().to(), safely);
  }

  void deaths(Commit commit, boolean safely) {
    for (Key death : commit.deaths()) {
      if (death.group() == Key.ALL_GROUPS) {
        groups().forEach(group -> put(group, null, safely));
      } else {
        put(death.group(), null, safely);
      }
    }
  }

  private void put(long group, @Nullable Cell cell, boolean safely) {
    set(cells, group, cell);
    open.add(group);
    if (safely) {
      prove(group);
    }
  }

  private void prove(long group) {
    if (atomic) {
      keepAll(); // a log: what came before is safe as well
    } else {
      open.remove(group);
      set(proved, group, cells.get(group));
    }
  }

  private static void set(Map<Long, Cell> map, long group, @Nullable Cell cell) {
    if (cell == null) {
      map.remove(group);
    } else {
      map.put(group, cell);
    }
  }

  /** Another machine goes on with what is safe. */
  void failOver() {
    open.forEach(group -> set(cells, group, proved.get(group)));
    open.clear();
  }

  /** All that can be seen is safe now. */
  void keepAll() {
    open.forEach(group -> set(proved, group, cells.get(group)));
    open.clear();
  }
}
