// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Makes sure that the tables are there, and are those that this version of the library knows. */
final class Tables {
  private static final long VERSION = 1;
  private static final Logger LOG = System.getLogger("dev.sessionstorage");
  private static final int ATTEMPTS = 50;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String[] ALL = {"ss_session", "ss_group", "ss_member", "ss_mail"};

  private final Connection connection;
  private final Database database;

  Tables(Connection connection, Database database) {
    this.connection = connection;
    this.database = database;
  }

  /**
   * Creates them where they are missing. Another member may be doing the same: it is waited for.
   */
  void create() throws SQLException {
    for (int i = 0; i < ATTEMPTS; i++) {
      try {
        check();
        return;
      } catch (IllegalStateException e) {
        if (!run(script(database.creation).replaceAll("--.*", ""))) {
          LockSupport.parkNanos(PAUSE);
        }
      }
    }
    check();
  }

  /** All of it, where the database can undo what it has created. */
  private boolean run(String script) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : script.split(";", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql.strip());
        }
      }
      connection.commit();
      return true;
    } catch (SQLException e) {
      LOG.log(Level.INFO, "The tables of the sessions could not be created", e);
      connection.rollback();
      return false;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** Throws an IllegalStateException that has the statements to run. */
  void check() throws SQLException {
    long version = version();
    for (String table : ALL) {
      exists(table);
    }
    if (version < VERSION) {
      throw new IllegalStateException(
          "The tables of the sessions have version "
              + version
              + ", this library needs "
              + VERSION
              + ". Run these statements, with which members of the version before go on:\n"
              + upgrades(version));
    }
  }

  private String upgrades(long from) {
    StringBuilder all = new StringBuilder();
    for (long version = from + 1; version <= VERSION; version++) {
      all.append(script(version == 1 ? database.creation : "upgrade-" + version + ".sql"));
    }
    return all.toString();
  }

  private long version() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.VERSION)) {
      long version = rows.next() ? rows.getLong(1) : 0;
      if (version > VERSION && rows.getLong(2) > VERSION) {
        throw new IllegalStateException(
            "The tables of the sessions have version "
                + version
                + ", which this library does not know. Use a later version of it.");
      }
      return version;
    } catch (SQLException e) {
      throw missing("ss_version", e);
    }
  }

  private void exists(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select app from " + table + " where 1 = 0")) {
      boolean unused = rows.next();
    } catch (SQLException e) {
      throw missing(table, e);
    }
  }

  private IllegalStateException missing(String table, SQLException e) throws SQLException {
    if (!Database.isMissing(e)) {
      throw e;
    }
    return new IllegalStateException(
        "The table "
            + table
            + " is missing. Run these statements, or set "
            + Settings.CREATE
            + "=true if the application may do so:\n"
            + script(database.creation),
        e);
  }

  private static String script(String name) {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
