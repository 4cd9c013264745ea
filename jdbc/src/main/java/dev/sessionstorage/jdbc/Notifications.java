// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL notifies a connection of, which is kept for it. Its driver is asked by
 * reflection, so that nobody else needs it. Used by one thread.
 */
final class Notifications {
  private static final Logger LOG = System.getLogger("dev.sessionstorage");
  private static final String DRIVER = "org.postgresql.PGConnection";
  private static final int WAIT_MILLIS = 200;
  private static final long RETRY = TimeUnit.SECONDS.toNanos(2);
  private static final long CHECK = TimeUnit.SECONDS.toNanos(5);

  private final Source source;
  private boolean wanted;
  private @Nullable Connection connection;
  private long next = System.nanoTime();

  Notifications(Source source, boolean wanted) {
    this.source = source;
    this.wanted = wanted;
  }

  boolean isOpen() {
    return connection != null;
  }

  /** Begins to listen; false where it cannot, or not just now. */
  boolean open(String channel) {
    if (connection == null && wanted && System.nanoTime() - next >= 0) {
      next = System.nanoTime() + RETRY;
      try {
        Connection made = source.connect();
        connection = made;
        made.setAutoCommit(true);
        execute(made, "listen " + channel);
        next = System.nanoTime() + CHECK;
        List<String> unused = await();
      } catch (SQLException | LinkageError e) {
        LOG.log(Level.DEBUG, "No notifications from the database just now", e);
        close();
      }
    }
    return connection != null;
  }

  private static void execute(Connection open, String sql) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits for a moment. */
  List<String> await() {
    List<String> texts = new ArrayList<>();
    Connection open = connection;
    if (open == null) {
      return texts;
    }
    try {
      Class<?> type = driver(open);
      Method get = type.getMethod("getNotifications", int.class);
      Object[] found = (Object[]) get.invoke(open.unwrap(type), WAIT_MILLIS);
      for (Object each : found == null ? new Object[0] : found) {
        texts.add((String) each.getClass().getMethod("getParameter").invoke(each));
      }
      check(open);
    } catch (ClassNotFoundException e) {
      wanted = false;
      LOG.log(Level.INFO, "Members look for messages: the driver of PostgreSQL is out of sight", e);
      close();
    } catch (ReflectiveOperationException | SQLException e) {
      LOG.log(Level.DEBUG, "The connection for notifications is broken", e);
      close();
    }
    return texts;
  }

  private static Class<?> driver(Connection open) throws ClassNotFoundException {
    try {
      return Class.forName(DRIVER, false, open.getClass().getClassLoader());
    } catch (ClassNotFoundException e) {
      return Class.forName(DRIVER, false, Thread.currentThread().getContextClassLoader());
    }
  }

  private void check(Connection open) throws SQLException {
    if (System.nanoTime() - next > 0) {
      next = System.nanoTime() + CHECK;
      if (!open.isValid(1)) {
        close();
      }
    }
  }

  /** A pool may give the connection to somebody else, who has not asked for notifications. */
  void close() {
    Connection open = connection;
    connection = null;
    if (open == null) {
      return;
    }
    boolean broken = true;
    try {
      if (!open.isClosed()) {
        execute(open, "unlisten *");
        broken = false;
      }
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "The connection for notifications is broken", e);
    }
    release(open, broken);
  }

  private void release(Connection open, boolean broken) {
    try {
      source.release(open, broken);
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "The connection for notifications does not close", e);
    }
  }
}
