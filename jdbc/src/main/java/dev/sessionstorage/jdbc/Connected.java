// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Borrows a connection for some statements, and gives it back as it was. */
final class Connected {
  private static final Logger LOG = System.getLogger(Connected.class.getName());

  /** Less than a caller waits, so that a hung connection is given up first. */
  private static final int SILENCE = (int) TimeUnit.SECONDS.toMillis(6);

  private final Source source;
  private final Database database;

  /** Statements on a connection whose statements commit by themselves. */
  interface Work<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  /** The outcome of a commit is not known. */
  static final class UncertainException extends SQLException {
    private static final long serialVersionUID = 1L;

    UncertainException(String reason, @Nullable Throwable cause) {
      super(reason, "08007", cause);
    }
  }

  Connected(Source source, Database database) {
    this.source = source;
    this.database = database;
  }

  <T extends @Nullable Object> T run(Work<T> work) throws SQLException {
    Connection connection = source.connect();
    boolean broken = true;
    try {
      int silence = limit(connection, SILENCE);
      boolean automatic = connection.getAutoCommit();
      if (!automatic) {
        connection.setAutoCommit(true);
      }
      connection.clearWarnings();
      T result = work.run(connection);
      if (!automatic) {
        connection.setAutoCommit(false);
      }
      limit(connection, silence);
      broken = false;
      return result;
    } catch (SQLException e) {
      broken = !isUsable(connection);
      throw e;
    } finally {
      source.release(connection, broken);
    }
  }

  /** Leaves no transaction open in a connection that is given back. */
  private static boolean isUsable(Connection connection) {
    try {
      return !connection.isClosed() && connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /** How long the server may be silent; returns how long it might before. */
  private static int limit(Connection connection, int millis) throws SQLException {
    try {
      int before = connection.getNetworkTimeout();
      if (before != millis) {
        connection.setNetworkTimeout(Runnable::run, millis);
      }
      return before;
    } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
      LOG.log(Level.TRACE, "The driver cannot limit a silence", e);
      return millis;
    }
  }

  /** Does all of it, or nothing where the work says false or throws. Returns what it says. */
  boolean transaction(Connection connection, Work<Boolean> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      begin(connection);
      if (work.run(connection)) {
        commit(connection);
        done = true;
      }
      return done;
    } finally {
      end(connection, done);
    }
  }

  private void begin(Connection connection) throws SQLException {
    String first = database.beginning();
    if (first != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(first);
      }
    }
  }

  private void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new UncertainException("A commit was not answered: " + e.getMessage(), e);
    }
    check(connection.getWarnings());
  }

  /** Checks the warnings of a statement or connection that has committed. */
  void check(@Nullable SQLWarning warning) throws UncertainException {
    if (database.isUncertain(warning)) {
      throw new UncertainException("A commit has a warning: " + warning, warning);
    }
  }

  private static void end(Connection connection, boolean done) {
    try {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "A transaction ends with its connection", e);
    }
  }
}
