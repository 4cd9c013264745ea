// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes rows, each on the condition that it has the expected stamp. */
final class Rows {
  private static final byte[] NOTHING = {};

  private final String application;

  Rows(String application) {
    this.application = application;
  }

  /**
   * Creates, replaces or removes a row. Throws where a new one is there already.
   *
   * @param index the new index of a record; null: it stays
   * @param committed checks the statement as one that commits by itself; null: there is more
   * @return false if the row has another stamp
   */
  boolean change(
      Connection connection, Change change, @Nullable Index index, @Nullable Connected committed)
      throws SQLException {
    Key key = change.key();
    Cell from = change.from();
    Cell to = change.to();
    if (from == null) {
      return to == null ? absent(connection, key) : insert(connection, key, to, index, committed);
    }
    boolean body = to != null && to.body() != from.body();
    String sql = to == null ? Sql.deleteStamped(key) : Sql.update(key, body, index != null);
    try (Prepared statement = new Prepared(connection, sql)) {
      if (to != null) {
        statement.stamp(to.stamp()).bytes(to.head());
        if (body) {
          statement.bytes(to.body());
        }
        if (index != null) {
          statement.index(index);
        }
      }
      return done(statement.key(application, key).stamp(from.stamp()), committed);
    }
  }

  private boolean insert(
      Connection connection, Key key, Cell to, @Nullable Index index, @Nullable Connected committed)
      throws SQLException {
    try (Prepared statement = new Prepared(connection, Sql.insert(key))) {
      statement.key(application, key).stamp(to.stamp()).bytes(to.head()).bytes(to.body());
      if (key.group() == Key.RECORD) {
        statement.index(index);
      }
      return done(statement, committed);
    }
  }

  private static boolean done(Prepared statement, @Nullable Connected committed)
      throws SQLException {
    int count = statement.update();
    if (committed != null) {
      committed.check(statement.warnings());
    }
    return count == 1;
  }

  /** Proves that there is no row, by a write that leaves none. */
  private boolean absent(Connection connection, Key key) throws SQLException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Cell none = new Cell(new Stamp(random.nextLong(), random.nextLong()), NOTHING, NOTHING);
    return insert(connection, key, none, null, null) && delete(connection, key) == 1;
  }

  int delete(Connection connection, Key key) throws SQLException {
    try (Prepared statement = new Prepared(connection, Sql.delete(key))) {
      return statement.key(application, key).update();
    }
  }

  void index(Connection connection, UUID session, Index index) throws SQLException {
    try (Prepared statement = new Prepared(connection, Sql.SET_INDEX)) {
      int unused = statement.index(index).text(application).id(session).update();
    }
  }

  /** Always in the same order, so that two members do not wait for each other. */
  boolean touch(Connection connection, Stream<Map.Entry<UUID, Index>> uses) throws SQLException {
    Comparator<Map.Entry<UUID, Index>> order = Comparator.comparing(use -> Texts.of(use.getKey()));
    try (Prepared statement = new Prepared(connection, Sql.TOUCH)) {
      for (Map.Entry<UUID, Index> use : uses.sorted(order).toList()) {
        long used = use.getValue().used();
        long deadline = use.getValue().deadline();
        statement.number(used).number(used).number(deadline).number(deadline);
        statement.text(application).id(use.getKey()).number(used).number(deadline).batch();
      }
      int[] unused = statement.updates();
      return true;
    }
  }
}
