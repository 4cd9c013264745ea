// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.database;

import dev.sessionstorage.it.process.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL on a port of this machine, which keeps its data while it is stopped. */
final class Postgres {
  private final Path data = ServerProcess.newFolder("postgres-");
  private final int port;
  private EmbeddedPostgres running;

  Postgres() throws IOException {
    port = ServerProcess.freePort();
  }

  void start() throws IOException {
    running =
        EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setOutputRedirector(Redirect.DISCARD)
            .setErrorRedirector(Redirect.DISCARD)
            .start();
  }

  /** Ends all connections, in the middle of whatever they do. */
  void stop() throws IOException {
    if (running != null) {
      running.close();
    }
  }

  /** Creates a database without any table, and returns its URL for its owner. */
  String create(String database) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
    return url(database);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }
}
