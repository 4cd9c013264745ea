// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.jdbc;

import dev.sessionstorage.jdbc.Mail.Letter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends what is gathered while the batch before is under way, outside of all commits: a
 * notification holds up the commit that contains it until all others have ended.
 */
final class Outbox {
  private static final Logger LOG = System.getLogger(Outbox.class.getName());
  private static final int BATCH = 100;
  private static final int MOST = 10_000;

  /** As text it has to be shorter than 8,000 characters. */
  private static final int NOTIFIED = 5_900;

  private final Calls calls;
  private final Connected connected;
  private final Mail mail;
  private final Members members;
  private final LinkedBlockingQueue<Letter> waiting = new LinkedBlockingQueue<>(MOST);
  private final AtomicBoolean sending = new AtomicBoolean();

  Outbox(Calls calls, Connected connected, Mail mail, Members members) {
    this.calls = calls;
    this.connected = connected;
    this.mail = mail;
    this.members = members;
  }

  /** Where too many are waiting already, the message is lost. */
  void send(UUID receiver, byte[] message) {
    if (waiting.offer(new Letter(receiver, message))) {
      sendSoon();
    }
  }

  private void sendSoon() {
    if (!calls.isClosed() && sending.compareAndSet(false, true)) {
      calls.later(this::sendBatch);
    }
  }

  private void sendBatch() {
    List<Letter> batch = new ArrayList<>();
    waiting.drainTo(batch, BATCH);
    try {
      var unused = connected.run(connection -> send(connection, batch));
    } catch (SQLException | RuntimeException e) {
      LOG.log(Level.DEBUG, "Messages are lost", e);
    } finally {
      sending.set(false);
      if (!waiting.isEmpty()) {
        sendSoon();
      }
    }
  }

  private boolean send(Connection connection, List<Letter> batch) throws SQLException {
    StringBuilder notify = new StringBuilder();
    List<Letter> rows = new ArrayList<>();
    for (Letter letter : batch) {
      boolean listens = members.listens(letter.receiver());
      boolean small = letter.message().length <= NOTIFIED;
      if (!listens || !small) {
        rows.add(letter);
      }
      if (listens) {
        String text = small ? Base64.getEncoder().encodeToString(letter.message()) : "";
        notify.append("notify ").append(channel(letter.receiver()));
        notify.append(", '").append(text).append("'; ");
      }
    }
    if (!rows.isEmpty()) {
      boolean unused = connected.transaction(connection, open -> write(open, rows));
    }
    if (!notify.isEmpty()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(notify.toString());
      }
    }
    return true;
  }

  private boolean write(Connection connection, List<Letter> rows) throws SQLException {
    mail.send(connection, rows);
    return true;
  }

  /** Where notifications for a member go. */
  static String channel(UUID member) {
    return "ss_" + member.toString().replace('-', '_');
  }
}
