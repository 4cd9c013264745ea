// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageChanged;
import dev.sessionstorage.shared.Deliveries;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.shared.Storage;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of an application that are alive, and their listeners. */
abstract class Registry {
  private final Settings settings;
  private final SessionTime time;

  /** One for all storages of the application. */
  private final Storage.Listener changes =
      (id, names) -> listeners().changed(new StorageChanged(id, names));

  private final SessionListeners listeners = new SessionListeners();
  private volatile Consumer<Session> ended = session -> {};
  private volatile KeepAlive keepAlive = KeepAlive.NONE;

  Registry(Settings settings, SessionTime time) {
    this.settings = settings;
    this.time = time;
  }

  final SessionTime time() {
    return time;
  }

  final Settings settings() {
    return settings;
  }

  final SessionListeners listeners() {
    return listeners;
  }

  final void keepAlive(KeepAlive newKeepAlive) {
    keepAlive = newKeepAlive;
  }

  /** Who is told of changes of storages that are made now; null where nobody is. */
  final Storage.@Nullable Listener changes() {
    return listeners.observeChanges() ? changes : null;
  }

  /** Tells of a change when this thread is outside every block. */
  final void tellChanged(SessionId id, Set<String> names) {
    if (!names.isEmpty() && listeners.observeChanges()) {
      Deliveries.deliver(() -> listeners.changed(new StorageChanged(id, names)));
    }
  }

  /** Sets what is called when a session has ended here. */
  final void onEnd(Consumer<Session> action) {
    ended = action;
  }

  /** Ends what belongs to a session on this member. */
  final void noteEnded(Session session) {
    ended.accept(session);
    keepAlive.ended(session);
  }

  /** Makes sure that whatever keeps the sessions is there. */
  abstract void connect();

  /** The session of the application itself. */
  abstract Session application();

  /** Begins a session without telling of it, or gives the one with this id that is alive. */
  abstract Session add(SessionId id, SessionKind kind, @Nullable String userName);

  /** Begins a session that the program opens, without telling of it. */
  abstract Session open(SessionKind kind, @Nullable String name);

  /**
   * The same for one that comes back from a session store of the container: it has its values
   * before anybody can find it.
   */
  abstract Session restore(
      SessionId id, @Nullable String userName, Map<String, ? extends @Nullable Object> values);

  /** Tells of a session, if it has begun here and was not told of yet. */
  abstract void announce(Session session);

  abstract @Nullable Session find(SessionId id);

  abstract @Nullable SessionInfo info(SessionId id);

  abstract Stream<SessionInfo> all();

  abstract Stream<SessionInfo> of(String userName);

  /** The application is about to stop: what ends from now on may end here only. */
  abstract void leaving();

  /** Ends what ends with the application. */
  abstract void closeAll();

  /** A session has just ended. */
  abstract void closed(Session session);

  /** A session has another user; called by one thread at a time for each session. */
  abstract void move(Session session, @Nullable String from, @Nullable String to);

  /** The name of this member. */
  abstract String member();

  /** Makes or finds the storage of a session. */
  abstract SharedObject newStorage(Session session);
}
