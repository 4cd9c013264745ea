// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * The connections to a JDBC URL. They are kept for later, so that an embedded database stays open;
 * there are as many as were needed at the same time.
 */
final class UrlSource implements Source {
  private static final Logger LOG = System.getLogger(UrlSource.class.getName());
  private static final long TRUSTED = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int CHECK_SECONDS = 2;

  private record Idle(Connection connection, long since) {}

  private final Driver driver;
  private final String url;
  private final Properties login;
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  UrlSource(Driver driver, String url, Properties login) {
    this.driver = driver;
    this.url = url;
    this.login = login;
  }

  @Override
  public Connection connect() throws SQLException {
    for (Idle next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      if (System.nanoTime() - next.since < TRUSTED || next.connection.isValid(CHECK_SECONDS)) {
        return next.connection;
      }
      end(next.connection);
    }
    Connection made = driver.connect(url, login);
    if (made == null) {
      throw new SQLNonTransientConnectionException("The driver does not take the URL: " + this);
    }
    return made;
  }

  @Override
  public void release(Connection connection, boolean broken) {
    if (broken || closed) {
      end(connection);
      return;
    }
    idle.addFirst(new Idle(connection, System.nanoTime()));
    if (closed) {
      close();
    }
  }

  private static void end(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "A connection does not close", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Idle next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      end(next.connection);
    }
  }

  @Override
  public String toString() {
    return shown(url);
  }

  /** Without what may be a password. */
  static String shown(String url) {
    return url.replaceAll("[;?].*", "").replaceAll("//[^/]*@", "//");
  }
}
