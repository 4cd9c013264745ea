// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.shared.Storage;
import dev.sessionstorage.shared.StorageRoot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of the only member, by id and by user. No look-up here takes longer the more there
 * are.
 */
final class HeapRegistry extends Registry {
  private final Map<SessionId, Session> sessions = new ConcurrentHashMap<>();
  private final Users users = new Users();
  private final Session application;

  HeapRegistry(Settings settings, SessionTime time) {
    super(settings, time);
    this.application = add(SessionId.random(), SessionKind.APPLICATION, null);
  }

  @Override
  void connect() {}

  @Override
  Session application() {
    return application;
  }

  @Override
  Session add(SessionId id, SessionKind kind, @Nullable String userName) {
    return add(new Session(this, id, kind), userName);
  }

  @Override
  Session restore(
      SessionId id, @Nullable String userName, Map<String, ? extends @Nullable Object> values) {
    Session made = new Session(this, id, SessionKind.WEB);
    if (!values.isEmpty()) {
      made.initialStorage(new Storage(made, values));
    }
    return add(made, userName);
  }

  @Override
  Session open(SessionKind kind, @Nullable String name) {
    return add(new NamedSession(this, kind, name), null);
  }

  private Session add(Session made, @Nullable String userName) {
    Session present = sessions.merge(made.id(), made, (old, anew) -> old.isClosed() ? anew : old);
    if (present == made) {
      made.signIn(userName); // not before: whoever finds it may end it, and then it has no user
    }
    return present;
  }

  @Override
  void announce(Session session) {
    listeners().opened(session.info());
  }

  @Override
  @Nullable Session find(SessionId id) {
    Session session = sessions.get(id);
    return session == null || session.isClosed() ? null : session;
  }

  @Override
  @Nullable SessionInfo info(SessionId id) {
    Session session = find(id);
    return session == null ? null : session.info();
  }

  @Override
  Stream<SessionInfo> all() {
    return infos(sessions.values().stream());
  }

  @Override
  Stream<SessionInfo> of(String userName) {
    return infos(users.sessionsOf(userName));
  }

  private static Stream<SessionInfo> infos(Stream<Session> some) {
    return some.filter(session -> !session.isClosed()).map(Session::info);
  }

  @Override
  void leaving() {}

  @Override
  void closeAll() {
    sessions.values().forEach(Session::close);
  }

  @Override
  void closed(Session session) {
    sessions.remove(session.id(), session);
    noteEnded(session);
    listeners().closed(session.info());
  }

  @Override
  void move(Session session, @Nullable String from, @Nullable String to) {
    users.move(session, from, to);
  }

  @Override
  String member() {
    return "local";
  }

  @Override
  SharedObject newStorage(Session session) {
    return new StorageRoot(session);
  }
}
