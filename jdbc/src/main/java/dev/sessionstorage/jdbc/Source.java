// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections come from. Safe for any thread. */
interface Source extends AutoCloseable {

  /** A connection that nobody else has. */
  Connection connect() throws SQLException;

  /**
   * Takes a connection back.
   *
   * @param broken whether it must not be used again
   */
  void release(Connection connection, boolean broken) throws SQLException;

  @Override
  default void close() {}

  /** The connections of a pool, which finds out by itself which of them are broken. */
  static Source of(DataSource pool) {
    return new Source() {
      @Override
      public Connection connect() throws SQLException {
        return pool.getConnection();
      }

      @Override
      public void release(Connection connection, boolean broken) throws SQLException {
        connection.close();
      }

      @Override
      public String toString() {
        return "the DataSource " + pool;
      }
    };
  }
}
