// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Messages as rows: removed before they are delivered, so that each arrives once at most. */
final class Mail {
  private static final Logger LOG = System.getLogger(Mail.class.getName());

  private final String application;
  private final Database database;

  /** A message that is on its way. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Letter(UUID receiver, byte[] message) {}

  Mail(String application, Database database) {
    this.application = application;
    this.database = database;
  }

  void send(Connection connection, List<Letter> letters) throws SQLException {
    try (Prepared statement = new Prepared(connection, Sql.send(database.clock()))) {
      for (Letter letter : letters) {
        statement.id(UUID.randomUUID()).text(application).id(letter.receiver);
        statement.bytes(letter.message).batch();
      }
      int[] unused = statement.updates();
    }
  }

  List<byte[]> receive(Connection connection, UUID me) throws SQLException {
    Map<String, byte[]> found = new LinkedHashMap<>();
    try (Prepared statement = new Prepared(connection, Sql.RECEIVE);
        ResultSet rows = statement.text(application).id(me).query()) {
      while (rows.next()) {
        found.put(rows.getString(1), rows.getBytes(2));
      }
    }
    if (!found.isEmpty()) {
      try (Prepared statement = new Prepared(connection, Sql.RECEIVED)) {
        for (String id : found.keySet()) {
          statement.text(id).batch();
        }
        int[] unused = statement.updates();
      }
    }
    return new ArrayList<>(found.values());
  }

  /** Messages to members that have ended. */
  void dropOld(Connected connected) {
    try {
      int unused = connected.run(this::dropOld);
    } catch (SQLException e) {
      LOG.log(Level.DEBUG, "Old messages are dropped later", e);
    }
  }

  private int dropOld(Connection connection) throws SQLException {
    try (Prepared statement = new Prepared(connection, Sql.dropOldMail(database.clock()))) {
      return statement.text(application).update();
    }
  }
}
