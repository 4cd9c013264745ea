// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.value.StorageEncoding;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/** What a link knows of a session that is to begin again. */
sealed interface Past {
  Logger LOGGER = System.getLogger("dev.sessionstorage");

  /**
   * Begins the session again.
   *
   * @param id its id
   * @param sessions where it begins
   * @return the session
   */
  Session restore(SessionId id, SessionManager sessions);

  /**
   * Tells those who watch over stored sessions that the session has begun again.
   *
   * @param stored they
   * @param session the session
   * @param link where it is now
   */
  void noteRestored(StoredSessions stored, Session session, SessionLink link);

  /** The state that was read from a session store. */
  record Read(StoredState state) implements Past {

    @Override
    public Session restore(SessionId id, SessionManager sessions) {
      byte[] bytes = state.storage();
      if (bytes != null) {
        try {
          return sessions.restore(id, state.userName(), StorageEncoding.decode(bytes));
        } catch (IOException | SessionStorageException e) {
          LOGGER.log(
              Level.WARNING,
              "The storage of session "
                  + id.abbreviated()
                  + " could not be read back from the container's session store and begins empty: "
                  + e.getMessage());
        }
      }
      return sessions.restore(id, state.userName(), Map.of());
    }

    @Override
    public void noteRestored(StoredSessions stored, Session session, SessionLink link) {
      stored.attached(session, link, state);
    }
  }

  /** The session has ended here because it was idle, while its HTTP session may live on. */
  record Asleep(StoredSession session) implements Past {

    private Read read() {
      return new Read(session.state());
    }

    @Override
    public Session restore(SessionId id, SessionManager sessions) {
      return read().restore(id, sessions);
    }

    @Override
    public void noteRestored(StoredSessions stored, Session restored, SessionLink link) {
      read().noteRestored(stored, restored, link);
    }
  }

  /**
   * The session ended with its HTTP session in a request that is not over yet, and the link was
   * copied from that HTTP session to another one.
   */
  record Ended(Session session) implements Past {

    @Override
    public Session restore(SessionId id, SessionManager sessions) {
      return sessions.restore(
          id, session.userName(), session.hasStorage() ? session.storage().toMap() : Map.of());
    }

    @Override
    public void noteRestored(StoredSessions stored, Session restored, SessionLink link) {
      stored.renewed(session, restored, link);
    }
  }
}
