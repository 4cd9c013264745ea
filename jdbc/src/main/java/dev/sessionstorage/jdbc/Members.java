// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.spi.store.Roll;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The entries of the members. */
final class Members {
  private final String application;
  private final Database database;
  private final DatabaseClock clock;
  private final AtomicLong outages = new AtomicLong();
  private volatile @Nullable UUID entered;
  private volatile boolean failed;
  private volatile boolean listens;
  private volatile Set<UUID> others = Set.of();
  private volatile Set<UUID> listening = Set.of();

  Members(String application, Database database, DatabaseClock clock) {
    this.application = application;
    this.database = database;
    this.clock = clock;
  }

  /** Says whether this member gets notifications. */
  void listens(boolean now) {
    listens = now;
  }

  /** Whether another member, as far as is known, gets notifications. */
  boolean listens(UUID member) {
    return listening.contains(member);
  }

  boolean isAlone() {
    return others.isEmpty();
  }

  /** The database did not answer a beat: it may have been restarted. */
  void failed() {
    failed = true;
  }

  Roll beat(Connection connection, UUID member, byte[] data) throws SQLException {
    boolean there = put(connection, Sql.beat(database.clock()), member, data) == 1;
    if (!there && !member.equals(entered)) {
      int unused = put(connection, Sql.enter(database.clock()), member, data);
    } // else another member has removed it
    entered = member;
    if (failed) {
      failed = false;
      outages.incrementAndGet();
    }
    return read(connection, member);
  }

  private int put(Connection connection, String sql, UUID member, byte[] data) throws SQLException {
    try (Prepared statement = new Prepared(connection, sql)) {
      return statement.bytes(data).number(listens ? 1 : 0).text(application).id(member).update();
    }
  }

  private Roll read(Connection connection, UUID me) throws SQLException {
    Map<UUID, byte[]> members = new HashMap<>();
    Set<UUID> notified = new HashSet<>();
    long millis = 0;
    String generation = "";
    long asked = System.nanoTime();
    String sql = Sql.roll(database.clock(), database.generation());
    try (Prepared statement = new Prepared(connection, sql);
        ResultSet rows = statement.text(application).query()) {
      while (rows.next()) {
        millis = rows.getLong(1);
        generation = rows.getString(2) + '/' + outages.get();
        String id = rows.getString(3);
        if (id != null) {
          members.put(Texts.id(id), rows.getBytes(4));
          if (rows.getInt(5) == 1) {
            notified.add(Texts.id(id));
          }
        }
      }
    }
    clock.measured(millis, asked);
    listening = Set.copyOf(notified);
    Set<UUID> rest = new HashSet<>(members.keySet());
    rest.remove(me);
    others = rest;
    return new Roll(true, millis, generation, Map.copyOf(members));
  }

  boolean leave(Connection connection, UUID member) throws SQLException {
    remove(connection, Sql.LEAVE, member);
    remove(connection, Sql.DROP_MAIL, member);
    return true;
  }

  private void remove(Connection connection, String sql, UUID member) throws SQLException {
    try (Prepared statement = new Prepared(connection, sql)) {
      int unused = statement.text(application).id(member).update();
    }
  }
}
