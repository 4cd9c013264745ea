// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.failure.member.Calls.Outcome;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import java.util.Random;

/** Sessions of one user that begin, are used, and end; some are left. */
final class Life implements Work {
  private final SessionManager sessions;
  private final String user;
  private final Ledger.Row row;
  private final Journal journal;
  private final Random random = new Random();

  Life(SessionManager sessions, String user, Ledger.Row row, Journal journal) {
    this.sessions = sessions;
    this.user = user;
    this.row = row;
    this.journal = journal;
  }

  @Override
  public Outcome once() {
    SessionId id = SessionId.random();
    journal.note(Journal.Event.BEGINS, id.toString());
    Outcome outcome = Calls.call(row, () -> begin(id));
    if (outcome == Outcome.PUBLISHED && random.nextInt(8) > 0) {
      journal.note(Journal.Event.ENDS, id.toString());
      return Calls.call(row, () -> end(id));
    }
    return outcome;
  }

  private void begin(SessionId id) {
    Session session = sessions.add(id, SessionKind.WEB, user);
    sessions.announce(session);
    session.storage().objectOrNew("cart").use(cart -> cart.increment(Counter.ALL, 1));
    journal.note(Journal.Event.BEGUN, id.toString());
  }

  private void end(SessionId id) {
    Session session = sessions.find(id);
    if (session == null) {
      row.add(Ledger.Column.GONE);
      return;
    }
    session.close();
    if (sessions.info(id).isEmpty()) { // else the member is leaving, or the store was away
      journal.note(Journal.Event.ENDED, id.toString());
    }
  }
}
