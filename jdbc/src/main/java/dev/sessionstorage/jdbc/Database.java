// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where databases differ. */
enum Database {
  POSTGRESQL("create.sql") {
    @Override
    String generation() {
      return "cast(pg_postmaster_start_time() as varchar(40))";
    }

    /** A member that is paused within a transaction must not hold up the others. */
    @Override
    @Nullable String beginning() {
      return "set local idle_in_transaction_session_timeout = 4000";
    }

    /** Then the commit took place here, but perhaps not on the standby. A notice has 00000. */
    @Override
    boolean isUncertain(@Nullable SQLWarning warning) {
      for (SQLWarning each = warning; each != null; each = each.getNextWarning()) {
        if (!"00000".equals(each.getSQLState())) {
          return true;
        }
      }
      return false;
    }
  },
  H2("create.sql"),
  MARIADB("create-mariadb.sql") {
    @Override
    String clock() {
      return "cast(unix_timestamp(current_timestamp(3)) * 1000 as signed)";
    }
  },
  OTHER("create.sql");

  /** Serialization failure, deadlock, lock not available: all of it was rolled back. */
  private static final Set<String> AGAIN = Set.of("40001", "40P01", "55P03", "90131", "HYT00");

  final String creation;

  Database(String creation) {
    this.creation = creation;
  }

  static Database of(Connection connection) throws SQLException {
    String name = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "postgresql" -> POSTGRESQL;
      case "h2" -> H2;
      case "mariadb", "mysql" -> MARIADB;
      default -> OTHER;
    };
  }

  /** Whether no other process can use the database while this one does. */
  static boolean isOurs(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    return lower.startsWith("jdbc:h2:")
        && !lower.matches("jdbc:h2:(tcp|ssl):.*")
        && !lower.contains("auto_server=true");
  }

  /** An expression: milliseconds. */
  String clock() {
    return "cast(extract(epoch from current_timestamp) * 1000 as bigint)";
  }

  /** An expression: a text that changes when the server is started again. */
  String generation() {
    return "''";
  }

  /** A statement at the beginning of a transaction; null: none. */
  @Nullable String beginning() {
    return null;
  }

  /** Whether a warning at a commit makes its outcome uncertain. */
  boolean isUncertain(@Nullable SQLWarning warning) {
    return false;
  }

  static boolean isDuplicate(SQLException e) {
    return "23505".equals(e.getSQLState()) || "23000".equals(e.getSQLState());
  }

  static boolean isWorthRepeating(SQLException e) {
    return AGAIN.contains(String.valueOf(e.getSQLState()));
  }

  /** No such table or column, in the words of each of them. */
  static boolean isMissing(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("42");
  }
}
