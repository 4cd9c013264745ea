// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.cluster.api.SessionPage;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.shared.Storage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of a cluster, which keeps them; this member has some of them attached. */
final class GridRegistry extends Registry {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private final Connection connection;
  private final AttachedSessions attached = new AttachedSessions();

  /** Sessions that began here and were not told of yet. */
  private final Set<SessionId> begun = ConcurrentHashMap.newKeySet();

  private volatile boolean leaving;

  /** Held, so that it stays attached. */
  private volatile @Nullable Session application;

  GridRegistry(Settings settings, SessionTime time, Supplier<Cluster> cluster) {
    super(settings, time);
    this.connection = new Connection(cluster, new GridNews(this, attached));
  }

  private Cluster cluster() {
    return connection.cluster();
  }

  @Override
  void connect() {
    Cluster unused = cluster();
  }

  @Override
  Session application() {
    Session present = application;
    SessionId id = cluster().applicationSession(); // another one if the members had to agree anew
    if (present == null || present.isClosed() || !present.id().equals(id)) {
      present = add(id, SessionKind.APPLICATION, null);
      application = present;
    }
    return present;
  }

  @Override
  Session open(SessionKind kind, @Nullable String name) {
    return add(SessionId.random(), kind, name, null);
  }

  @Override
  Session add(SessionId id, SessionKind kind, @Nullable String userName) {
    return add(id, kind, null, userName);
  }

  private Session add(
      SessionId id, SessionKind kind, @Nullable String name, @Nullable String userName) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS); // as a session keeps it
    SessionInfo made = new SessionInfo(id, kind, name, userName, now, now, null, member());
    while (true) {
      Session present = attached.find(id);
      if (present != null) {
        return present;
      }
      if (cluster().begin(made, Storage.firstState())) {
        begun.add(id);
        return attach(made);
      }
      SessionInfo other = cluster().find(id);
      if (other != null) {
        return attach(other);
      }
    }
  }

  /** The cluster has the storage, unless the application had none when this was written. */
  @Override
  Session restore(
      SessionId id, @Nullable String userName, Map<String, ? extends @Nullable Object> values) {
    Session session = add(id, SessionKind.WEB, userName);
    if (begun.contains(id)) {
      session.storage().use(storage -> storage.putAll(values));
    }
    return session;
  }

  private Session attach(SessionInfo session) {
    return attached.add(new GridSession(this, session));
  }

  @Override
  void announce(Session session) {
    if (begun.remove(session.id())) {
      listeners().opened(session.info());
    }
  }

  @Override
  @Nullable Session find(SessionId id) {
    cluster().checkAvailable();
    Session present = attached.find(id);
    if (present != null && present.root() != null) {
      return present; // the cluster tells of its end
    }
    SessionInfo found = cluster().find(id);
    if (found == null) {
      detach(id);
      return null;
    }
    Session session = attach(found);
    if (cluster().find(id) == null) {
      detach(session); // it ended before anybody could see that it is attached here
      return null;
    }
    return session;
  }

  @Override
  @Nullable SessionInfo info(SessionId id) {
    SessionInfo record = cluster().find(id);
    return record != null && attached.find(id) instanceof GridSession here
        ? here.asUsed(record)
        : record;
  }

  @Override
  Stream<SessionInfo> all() {
    Session unused = application(); // it is among them, also when nobody has asked for it yet
    return SessionPage.all(cluster(), null);
  }

  @Override
  Stream<SessionInfo> of(String userName) {
    return SessionPage.all(cluster(), userName);
  }

  @Override
  void leaving() {
    leaving = true;
  }

  /** Opened sessions end with their program; others go on with other members. */
  @Override
  void closeAll() {
    attached.forEach(
        session -> {
          if (session instanceof GridSession shared && shared.isOpenedHere()) {
            session.close();
          }
        });
    leaving = true;
    attached.forEach(Session::leave);
    connection.close();
  }

  @Override
  void closed(Session session) {
    attached.remove(session);
    noteEnded(session);
    if (session instanceof GridSession shared && (!leaving || shared.isOpenedHere())) {
      end(session.id(), session.info());
    }
  }

  private void end(SessionId id, SessionInfo last) {
    try {
      if (cluster().end(id)) {
        listeners().closed(last);
      }
      detach(id); // it may have been found while it was ending
    } catch (StorageUnavailableException e) {
      LOGGER.log(Level.DEBUG, "The end of a session is told when the store answers", e);
    }
  }

  /** A session is known to have ended. */
  void detach(SessionId id) {
    Session here = attached.find(id);
    if (here != null) {
      detach(here);
    }
  }

  /** The session has ended elsewhere. */
  private void detach(Session session) {
    if (session.shut()) {
      attached.remove(session);
      noteEnded(session);
    }
  }

  @Override
  void move(Session session, @Nullable String from, @Nullable String to) {
    if (!session.isClosed()) {
      cluster().update(session.id(), record -> SessionRecords.withUser(record, to));
    }
  }

  /** Notes in the grid that a session is used here. */
  void noteUse(Session session) {
    cluster().update(session.id(), record -> SessionRecords.used(record, session.info()));
  }

  void watched(Session session, boolean begins) {
    attached.watched(session, begins);
  }

  void later(SessionId session, Runnable task) {
    cluster().execute(session, task);
  }

  @Override
  String member() {
    return cluster().member();
  }

  @Override
  SharedObject newStorage(Session session) {
    Storage storage = Storage.open(session, cluster());
    if (storage.isOver()) {
      detach(session); // nobody has told that it has ended, since nothing of it was used here
    }
    return storage.root();
  }
}
