// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Pools of connections, as many as the library may use. */
final class Pools {
  private static final int CONNECTIONS = 8;

  private Pools() {}

  static HikariDataSource of(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(CONNECTIONS);
    return pool;
  }

  /** Members start one after the other, so nobody else does this just now. */
  static void createTables(HikariDataSource pool, String script) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
