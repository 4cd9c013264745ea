// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database that has the tables.
 *
 * @param source its connections
 * @param database which one it is
 * @param clock its clock
 * @param settings what the application says
 * @param loader the class loader of the application
 */
record Opened(
    Source source, Database database, DatabaseClock clock, Settings settings, ClassLoader loader) {
  private static final Logger LOG = System.getLogger("dev.sessionstorage");

  static Opened of(Source source, Settings settings, ClassLoader loader) throws SQLException {
    return new Connected(source, Database.OTHER)
        .run(
            connection -> {
              Database database = Database.of(connection);
              Tables tables = new Tables(connection, database);
              if (settings.create()) {
                tables.create();
              } else {
                tables.check();
              }
              warnOfDelay(connection, database);
              return new Opened(source, database, clock(connection, database), settings, loader);
            });
  }

  private static DatabaseClock clock(Connection connection, Database database) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select " + database.clock())) {
      boolean unused = rows.next();
      return new DatabaseClock(rows.getLong(1));
    }
  }

  /** A DataSource is as it is. */
  private static void warnOfDelay(Connection connection, Database database) throws SQLException {
    if (database != Database.H2) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(Sql.WRITE_DELAY)) {
      if (rows.next() && !"0".equals(rows.getString(1))) {
        LOG.log(
            Level.WARNING,
            "This H2 forgets what was written within the last {0} ms when it is killed: add"
                + " ;WRITE_DELAY=0 to its URL",
            rows.getString(1));
      }
    }
  }
}
