// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import dev.sessionstorage.spi.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One commit: a single statement where that is enough, else a transaction. Where rows were in the
 * way, looks which, and repeats what can still be done.
 */
final class Writing {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  private final Rows rows;
  private final Reading reading;
  private final Connected connected;
  private final Commit commit;
  private final Change pivot;
  private final Set<Key> born = new HashSet<>();
  private final long start = System.nanoTime();

  Writing(Rows rows, Reading reading, Connected connected, Commit commit) {
    this.rows = rows;
    this.reading = reading;
    this.connected = connected;
    this.commit = commit;
    this.pivot = commit.pivot();
  }

  Written run(Connection connection) throws SQLException {
    while (System.nanoTime() - start < PATIENCE) {
      if (tried(connection)) {
        return Written.DONE;
      }
      Written known = explain(connection);
      if (known != null) {
        return known;
      }
    }
    return Written.UNKNOWN;
  }

  private boolean tried(Connection connection) throws SQLException {
    try {
      return isSingle() ? single(connection) : connected.transaction(connection, this::all);
    } catch (SQLException e) {
      if (Database.isDuplicate(e) || Database.isWorthRepeating(e)) {
        return false; // rolled back for certain
      }
      throw e;
    }
  }

  private boolean isSingle() {
    boolean whole = commit.births().isEmpty() && commit.deaths().isEmpty();
    boolean exists = pivot.from() != null || pivot.to() != null;
    return whole && exists && (commit.index() == null || indexesItself());
  }

  private boolean indexesItself() {
    return pivot.key().group() == Key.RECORD && pivot.to() != null;
  }

  private @Nullable Index ownIndex() {
    return indexesItself() ? commit.index() : null;
  }

  private boolean single(Connection connection) throws SQLException {
    return rows.change(connection, pivot, ownIndex(), connected);
  }

  /** The row of the record is always locked first: so two commits do not wait for each other. */
  private boolean all(Connection connection) throws SQLException {
    Index index = commit.index();
    if (index != null && !indexesItself()) {
      rows.index(connection, pivot.key().session(), index);
    }
    if (!rows.change(connection, pivot, ownIndex(), null)) {
      return false;
    }
    for (Change birth : commit.births()) {
      if (!born.contains(birth.key())) {
        boolean record = birth.key().group() == Key.RECORD;
        boolean unused = rows.change(connection, birth, record ? index : null, null);
      }
    }
    return deaths(connection);
  }

  private boolean deaths(Connection connection) throws SQLException {
    for (Key death : commit.deaths()) {
      rows.delete(connection, death);
    }
    return true;
  }

  /** What is in the way. Null: nothing any more, or births that are there already. */
  private @Nullable Written explain(Connection connection) throws SQLException {
    Map<Key, Cell> seen = look(connection);
    Cell present = seen.get(pivot.key());
    if (isAt(present, pivot.from())) {
      Map<Key, Cell> obstacles = new HashMap<>();
      for (Change birth : commit.births()) {
        Cell there = seen.get(birth.key());
        if (isAt(there, birth.to())) {
          born.add(birth.key());
        } else if (there != null) {
          obstacles.put(birth.key(), there);
        }
      }
      return obstacles.isEmpty() ? null : new Written(Verdict.REFUSED, obstacles);
    }
    if (isAt(present, pivot.to())) {
      return connected.transaction(connection, this::repeat) ? Written.DONE : null;
    }
    return present == null
        ? Written.REFUSED
        : new Written(Verdict.REFUSED, Map.of(pivot.key(), present));
  }

  private Map<Key, Cell> look(Connection connection) throws SQLException {
    Set<Key> keys = new HashSet<>(Set.of(pivot.key()));
    commit.births().forEach(birth -> keys.add(birth.key()));
    return reading.read(connection, 0, keys, true).cells();
  }

  /** It was done before, which only another write proves. Its index may be an old one now. */
  private boolean repeat(Connection connection) throws SQLException {
    Change proof = new Change(pivot.key(), pivot.to(), pivot.to());
    return rows.change(connection, proof, null, null) && deaths(connection);
  }

  private static boolean isAt(@Nullable Cell present, @Nullable Cell other) {
    if (present == null || other == null) {
      return present == null && other == null;
    }
    return present.stamp().equals(other.stamp());
  }
}
