// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.session.Session;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of an application that the container also keeps in a store or on other members. None
 * where it keeps sessions in memory only: then nothing here costs anything.
 */
final class StoredSessions implements AutoCloseable {
  private final Map<SessionId, StoredSession> sessions = new ConcurrentHashMap<>();
  private final Sweeper sweeper = new Sweeper(this::sweep);

  /** The container writes a session; maybe for the first time. */
  StoredSession written(Session session, SessionLink link) {
    return add(session, () -> new StoredSession(session, link));
  }

  /** The container has read a session, which was attached as it is in this state. */
  void attached(Session session, SessionLink link, StoredState state) {
    StoredSession known = of(session);
    if (known == null) {
      StoredSession unused = add(session, () -> new StoredSession(session, link, state));
    } else {
      known.attach(link, state);
    }
  }

  /** A session that has ended begins again in another HTTP session. */
  void renewed(Session ended, Session again, SessionLink link) {
    StoredSession known = of(ended);
    if (known != null) {
      StoredSession unused = add(again, () -> known.renewed(again, link));
    }
  }

  private StoredSession add(Session session, Supplier<StoredSession> maker) {
    StoredSession stored =
        sessions.compute(
            session.id(),
            (id, known) -> known != null && known.isOf(session) ? known : maker.get());
    if (!session.isClosed()) {
      sweeper.start();
    }
    return stored;
  }

  /** What is known of a session, or null where the container never wrote or read it. */
  @Nullable StoredSession of(Session session) {
    if (sessions.isEmpty()) {
      return null;
    }
    StoredSession stored = sessions.get(session.id());
    return stored != null && stored.isOf(session) ? stored : null;
  }

  /** Makes sure that the container writes what has changed. */
  void save(HttpSession http, Session session) {
    StoredSession stored = of(session);
    if (stored != null) {
      stored.save(http);
    }
  }

  /** True while there is anything to look at. */
  private boolean sweep() {
    sessions.values().removeIf(StoredSession::isClosed);
    sessions.values().forEach(StoredSession::closeIfIdle);
    sessions.values().removeIf(StoredSession::isClosed);
    return !sessions.isEmpty();
  }

  @Override
  public void close() {
    sweeper.close();
  }
}
