// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Scan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for rows: each time one statement, which sees one moment. */
final class Reading {
  private static final byte[] NOTHING = {};

  private final String application;

  Reading(String application) {
    this.application = application;
  }

  Look read(Connection connection, long clock, Set<Key> keys, boolean bodies) throws SQLException {
    Map<Key, Cell> cells = new HashMap<>();
    Map<UUID, Index> indexes = new HashMap<>();
    Map<UUID, Set<Long>> wanted = new HashMap<>();
    keys.forEach(
        key -> wanted.computeIfAbsent(key.session(), id -> new HashSet<>()).add(key.group()));
    for (Map.Entry<UUID, Set<Long>> session : wanted.entrySet()) {
      read(connection, session.getKey(), session.getValue(), bodies, cells, indexes);
    }
    return new Look(clock, cells, indexes);
  }

  private void read(
      Connection connection,
      UUID session,
      Set<Long> wanted,
      boolean bodies,
      Map<Key, Cell> cells,
      Map<UUID, Index> indexes)
      throws SQLException {
    boolean record = wanted.contains(Key.RECORD);
    boolean all = wanted.contains(Key.ALL_GROUPS);
    List<Long> groups = all ? List.of() : groups(wanted);
    String sql = Sql.read(record, groups.size(), all, bodies);
    try (Prepared statement = new Prepared(connection, sql)) {
      if (record) {
        statement.text(application).id(session);
      }
      if (all || !groups.isEmpty()) {
        statement.text(application).id(session);
      }
      for (long group : groups) {
        statement.number(group);
      }
      try (ResultSet rows = statement.query()) {
        while (rows.next()) {
          Key key = new Key(session, rows.getLong(1));
          cells.put(key, cell(rows));
          Index index = key.group() == Key.RECORD ? index(rows) : null;
          if (index != null) {
            indexes.put(session, index);
          }
        }
      }
    }
  }

  /** Filled up to a power of two, so that there are few statements. */
  private static List<Long> groups(Set<Long> wanted) {
    List<Long> groups = new ArrayList<>(wanted);
    groups.remove(Long.valueOf(Key.RECORD));
    while (Integer.bitCount(groups.size()) > 1) {
      groups.add(groups.get(0));
    }
    return groups;
  }

  private static Cell cell(ResultSet rows) throws SQLException {
    byte[] body = rows.getBytes(4);
    return new Cell(
        Texts.stamp(rows.getString(2)), rows.getBytes(3), body == null ? NOTHING : body);
  }

  private static @Nullable Index index(ResultSet rows) throws SQLException {
    String user = rows.getString(5);
    long used = rows.getLong(6);
    boolean none = rows.wasNull();
    return none ? null : new Index(user, used, rows.getLong(7));
  }

  List<Key> scan(Connection connection, Scan scan, @Nullable Key after, int limit)
      throws SQLException {
    if (scan instanceof Scan.Groups) {
      return List.of(); // a commit is done as a whole: there are no orphans
    }
    String condition =
        scan instanceof Scan.User
            ? " and user_name = ?"
            : scan instanceof Scan.Due ? " and deadline < ?" : "";
    try (Prepared statement = new Prepared(connection, Sql.scan(condition))) {
      statement.text(application).text(after == null ? "" : Texts.of(after.session()));
      if (scan instanceof Scan.User user) {
        statement.text(Texts.name(user.name(), Texts.USER));
      } else if (scan instanceof Scan.Due due) {
        statement.number(due.clock());
      }
      List<Key> keys = new ArrayList<>();
      try (ResultSet rows = statement.number(limit).query()) {
        while (rows.next()) {
          keys.add(new Key(Texts.id(rows.getString(1)), Key.RECORD));
        }
      }
      return keys;
    }
  }
}
