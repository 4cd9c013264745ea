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

/** A PostgreSQL that can be stopped, killed, started again, and paused. */
final class Postgres implements AutoCloseable {
  final Path data;
  final int port;
  private EmbeddedPostgres running;

  /** Starts one with data of its own. */
  Postgres() {
    this(temporaryFolder());
    start();
  }

  /** Prepares one that has, or will have, its data in this folder. */
  Postgres(Path data) {
    this.data = data;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Ends it in order, if it runs. */
  void stop() {
    if (running == null) {
      return;
    }
    try {
      running.close();
      running = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRunning() {
    return running != null;
  }

  /** Ends it as a crash does. */
  void kill() throws Exception {
    signal("-KILL");
    stop(); // lets go of its lock
  }

  /** Its processes hang, or go on. */
  void pause(boolean now) throws Exception {
    signal(now ? "-STOP" : "-CONT");
  }

  private void signal(String name) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", name));
    Path file = data.resolve("postmaster.pid");
    if (Files.exists(file)) {
      long postmaster = Long.parseLong(Files.readAllLines(file).get(0));
      ProcessHandle.of(postmaster).ifPresent(top -> addAll(command, top));
    }
    if (command.size() > 2) {
      int unused = new ProcessBuilder(command).start().waitFor();
    }
  }

  private static void addAll(List<String> command, ProcessHandle top) {
    command.add(Long.toString(top.pid()));
    top.descendants().forEach(each -> command.add(Long.toString(each.pid())));
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  Map<String, String> settings() {
    return settings(url());
  }

  static Map<String, String> settings(String url) {
    return Map.of(
        Settings.URL, url, "sessionstorage.jdbc.user", "postgres", Settings.CREATE, "true");
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "postgres", "");
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  String ask(String query) throws SQLException {
    try (Connection connection = connect();
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
