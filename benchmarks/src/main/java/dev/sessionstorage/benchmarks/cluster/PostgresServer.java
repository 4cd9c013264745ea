// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL that waits for its log at each commit, as it does by default. */
final class PostgresServer implements StoreServer {
  private final EmbeddedPostgres server;

  PostgresServer() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .start();
    run("create extension pg_stat_statements");
  }

  @Override
  public String address() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres";
  }

  /** Runs a statement; gives the number in its first row, if it has any. */
  private long run(String sql) {
    try (Connection connection = DriverManager.getConnection(address());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return 0;
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public long statements() {
    return run("select coalesce(sum(calls), 0) from pg_stat_statements");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
