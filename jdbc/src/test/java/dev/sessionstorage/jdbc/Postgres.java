// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that can be stopped, started again, and paused. */
final class Postgres implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedPostgres running;

  Postgres() {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
      data = Files.createTempDirectory("postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  void start() {
    try {
      running =
          EmbeddedPostgres.builder()
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("synchronous_commit", "on")
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void stop() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its processes hang, or go on. */
  void pause(boolean now) throws Exception {
    long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    List<String> command = new ArrayList<>(List.of("kill", now ? "-STOP" : "-CONT"));
    ProcessHandle top = ProcessHandle.of(postmaster).orElseThrow();
    command.add(Long.toString(postmaster));
    top.descendants().forEach(each -> command.add(Long.toString(each.pid())));
    int unused = new ProcessBuilder(command).start().waitFor();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  Map<String, String> settings() {
    return Map.of(
        Settings.URL, url(), "sessionstorage.jdbc.user", "postgres", Settings.CREATE, "true");
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  String ask(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  @Override
  public void close() {
    stop();
  }
}
