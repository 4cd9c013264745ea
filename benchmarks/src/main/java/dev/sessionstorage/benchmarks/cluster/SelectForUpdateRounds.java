// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** SELECT … FOR UPDATE, UPDATE, COMMIT: a transaction is open while the block runs. */
final class SelectForUpdateRounds implements Rounds {
  private static final String CREATE =
      "create table if not exists bare (id varchar(40) primary key, n bigint, body bytea)";
  private static final String INSERT = "insert into bare (n, body, id) values (?, ?, ?)";
  private static final String SELECT = "select n, body from bare where id = ?";
  private static final String UPDATE = "update bare set n = ?, body = ? where id = ?";

  private final HikariDataSource pool;

  SelectForUpdateRounds(HikariDataSource pool) {
    this.pool = pool;
    Pools.createTables(pool, CREATE);
  }

  /** What is read of one row. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  private record Row(long n, byte[] body) {}

  @Override
  public String open(int bytes) {
    String id = UUID.randomUUID().toString();
    inTransaction(connection -> put(connection, INSERT, id, new Row(0, new byte[bytes])));
    return id;
  }

  @Override
  public void count(String session) {
    inTransaction(
        connection -> {
          Row row = get(connection, SELECT + " for update", session);
          return put(connection, UPDATE, session, new Row(row.n + 1, row.body));
        });
  }

  @Override
  public long read(String session) {
    return inTransaction(connection -> get(connection, SELECT, session)).n;
  }

  private interface Work {
    Row on(Connection connection) throws SQLException;
  }

  private Row inTransaction(Work work) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      Row row = work.on(connection);
      connection.commit();
      return row;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Row get(Connection connection, String sql, String id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        boolean unused = rows.next();
        return new Row(rows.getLong(1), rows.getBytes(2));
      }
    }
  }

  private static Row put(Connection connection, String sql, String id, Row row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, row.n);
      statement.setBytes(2, row.body);
      statement.setString(3, id);
      int unused = statement.executeUpdate();
      return row;
    }
  }
}
