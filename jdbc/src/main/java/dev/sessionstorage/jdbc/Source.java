// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections come from. Safe for any thread. */
interface Source extends AutoCloseable {
  /** Of those who take a connection back. */
  Logger LOG = System.getLogger(Source.class.getName());

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

  /** The connections of a pool. It need not notice that one of them is broken. */
  static Source of(DataSource pool) {
    return new Source() {
      @Override
      public Connection connect() throws SQLException {
        return pool.getConnection();
      }

      @Override
      public void release(Connection connection, boolean broken) throws SQLException {
        try (connection) {
          if (broken) {
            connection.abort(Runnable::run); // else some pools give it to the next caller
          }
        } catch (RuntimeException | AbstractMethodError e) {
          LOG.log(Level.DEBUG, "The pool cannot abort a connection", e);
        }
      }

      @Override
      public String toString() {
        return "the DataSource " + pool;
      }
    };
  }
}
