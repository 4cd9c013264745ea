// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.shared.Storage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that are alive, by id and by user. No look-up here takes longer the more there are.
 */
final class Registry {
  private final Settings settings;
  private final Map<SessionId, Session> sessions = new ConcurrentHashMap<>();
  private final Users users = new Users();
  private volatile SessionListener listener = SessionListener.NONE;
  private volatile KeepAlive keepAlive = KeepAlive.NONE;

  Registry(Settings settings) {
    this.settings = settings;
  }

  void listener(SessionListener newListener) {
    listener = newListener;
  }

  void keepAlive(KeepAlive newKeepAlive) {
    keepAlive = newKeepAlive;
  }

  /** Begins a session without telling of it, or gives the one with this id that is alive. */
  Session add(SessionId id, SessionKind kind, @Nullable String userName) {
    Session made = new Session(this, id, kind);
    Session present = sessions.merge(id, made, (old, anew) -> old.isClosed() ? anew : old);
    if (present == made) {
      made.signIn(userName); // not before: whoever finds it may end it, and then it has no user
    }
    return present;
  }

  /** Tells of a session that has begun. */
  void announce(Session session) {
    listener.opened(session.info());
  }

  @Nullable Session find(SessionId id) {
    Session session = sessions.get(id);
    return session == null || session.isClosed() ? null : session;
  }

  Stream<SessionInfo> all() {
    return infos(sessions.values().stream());
  }

  Stream<SessionInfo> of(String userName) {
    return infos(users.sessionsOf(userName));
  }

  private static Stream<SessionInfo> infos(Stream<Session> some) {
    return some.filter(session -> !session.isClosed()).map(Session::info);
  }

  void closeAll() {
    sessions.values().forEach(Session::close);
  }

  void closed(Session session) {
    sessions.remove(session.id(), session);
    keepAlive.ended(session);
    listener.closed(session.info());
  }

  void move(Session session, @Nullable String from, @Nullable String to) {
    users.move(session, from, to);
  }

  /** The name of this node; there is only one. */
  String node() {
    return "local";
  }

  Storage newStorage(SessionId id) {
    Storage.Listener changes =
        listener.observesChanges()
            ? names -> listener.changed(new StorageChanged(id, names))
            : null;
    return new Storage(settings, id, changes);
  }
}
