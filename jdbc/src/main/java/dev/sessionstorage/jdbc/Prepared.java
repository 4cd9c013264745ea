// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement whose parameters are given one after the other. */
final class Prepared implements AutoCloseable {
  private final PreparedStatement statement;
  private int given;

  Prepared(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  Prepared text(@Nullable String text) throws SQLException {
    statement.setString(++given, text);
    return this;
  }

  Prepared number(long number) throws SQLException {
    statement.setLong(++given, number);
    return this;
  }

  Prepared bytes(byte[] bytes) throws SQLException {
    statement.setBytes(++given, bytes);
    return this;
  }

  Prepared id(UUID id) throws SQLException {
    return text(Texts.of(id));
  }

  Prepared stamp(Stamp stamp) throws SQLException {
    return text(Texts.of(stamp));
  }

  Prepared key(String application, Key key) throws SQLException {
    text(application).id(key.session());
    boolean single = key.group() != Key.RECORD && key.group() != Key.ALL_GROUPS;
    return single ? number(key.group()) : this;
  }

  Prepared index(@Nullable Index index) throws SQLException {
    if (index != null) {
      String user = index.user();
      text(user == null ? null : Texts.name(user, Texts.USER));
      return number(index.used()).number(index.deadline());
    }
    statement.setNull(++given, Types.VARCHAR);
    statement.setNull(++given, Types.BIGINT);
    statement.setNull(++given, Types.BIGINT);
    return this;
  }

  int update() throws SQLException {
    return statement.executeUpdate();
  }

  void batch() throws SQLException {
    statement.addBatch();
    given = 0;
  }

  int[] updates() throws SQLException {
    return statement.executeBatch();
  }

  ResultSet query() throws SQLException {
    return statement.executeQuery();
  }

  @Nullable SQLWarning warnings() throws SQLException {
    return statement.getWarnings();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
