// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.api.Cluster;
import dev.sessionstorage.shared.Settings;
import dev.sessionstorage.spi.store.Configuration;
import dev.sessionstorage.spi.store.StoreProvider;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of one application. */
public final class SessionManager extends ThreadSessions implements AutoCloseable {

  private final Registry registry;
  private volatile boolean closed;

  /**
   * Makes the sessions of an application that runs on one member.
   *
   * @param settings timeouts and limits
   */
  public SessionManager(Settings settings) {
    this(settings, SessionTime.system());
  }

  /**
   * Makes the sessions of an application that runs on several members.
   *
   * @param settings timeouts and limits
   * @param cluster starts what keeps them; asked when it is first needed
   */
  public SessionManager(Settings settings, Supplier<Cluster> cluster) {
    this(new GridRegistry(settings, SessionTime.system(), cluster));
  }

  /** For tests of the clocks. */
  SessionManager(Settings settings, SessionTime time) {
    this(new HeapRegistry(settings, time));
  }

  private SessionManager(Registry registry) {
    this.registry = registry;
    registry.onEnd(idleTimer::ended);
  }

  /**
   * Makes the sessions of an application: on the heap, or in a grid where a jar of the application
   * brings a store.
   *
   * @param name what the application is called on all its members, unless a setting says otherwise
   * @param source the settings of the application, and what a store may ask for besides
   * @param loader the class loader of the application
   * @return the sessions
   * @throws IllegalArgumentException if a setting cannot be read; the message names it
   * @throws IllegalStateException if there are two stores
   */
  public static SessionManager create(
      String name, Configuration source, @Nullable ClassLoader loader) {
    Settings settings = Settings.from(source);
    StoreProvider provider = Engines.find(loader, source);
    return provider == null
        ? new SessionManager(settings)
        : new SessionManager(settings, () -> Engines.start(provider, name, source));
  }

  /**
   * Connects with the grid where there is one, so that an error is told now.
   *
   * @throws IllegalStateException if it cannot be found or joined; the message says what to do
   */
  public void connect() {
    registry.connect();
  }

  /** The application is about to stop: sessions that a grid keeps go on with other members. */
  public void leaving() {
    registry.leaving();
  }

  /**
   * Adds a listener of what happens to sessions from now on. Others are told as well.
   *
   * @param listener takes the place of one of the same class, so that a container which starts an
   *     application twice is told once
   */
  public void addListener(SessionListener listener) {
    registry.listeners().add(listener);
  }

  /** Tells no listener of anything any more. */
  public void removeListeners() {
    registry.listeners().clear();
  }

  /**
   * Sets who is told of work outside requests from now on.
   *
   * @param keepAlive replaces the one before
   */
  public void keepAlive(KeepAlive keepAlive) {
    registry.keepAlive(keepAlive);
    current.keepAlive(keepAlive);
  }

  /**
   * Returns what makes sessions the current ones of threads.
   *
   * @return the bindings of all threads
   */
  public CurrentSession bindings() {
    return current;
  }

  /** Makes one session the current one of all threads. */
  void openForAllThreads() {
    current.fallback(open(SessionKind.STANDALONE, null));
  }

  /**
   * Finds a session.
   *
   * @param id its id
   * @return the session, or null when it is not here or has ended
   */
  public @Nullable Session find(SessionId id) {
    return registry.find(id);
  }

  @Override
  public Optional<SharedObject> of(SessionId id) {
    Session session = find(id);
    if (session == null) {
      return Optional.empty();
    }
    SharedObject storage = session.storage();
    return session.hasEnded() ? Optional.empty() : Optional.of(storage); // in between
  }

  @Override
  public Optional<SharedObject> of(@Nullable String id) {
    SessionId parsed = SessionId.parseOrNull(id);
    return parsed == null ? Optional.empty() : of(parsed);
  }

  @Override
  public Optional<SessionInfo> info(SessionId id) {
    refreshUser();
    return Optional.ofNullable(registry.info(id));
  }

  @Override
  public Stream<SessionInfo> sessions() {
    refreshUser();
    return registry.all();
  }

  @Override
  public Stream<SessionInfo> sessionsOf(String userName) {
    refreshUser();
    return registry.of(userName);
  }

  @Override
  public SharedObject application() {
    return registry.application().storage();
  }

  @Override
  public OpenedSession open(String name) {
    return new Opened(open(SessionKind.OPENED, Objects.requireNonNull(name, "name")), current);
  }

  @Override
  public OpenedSession open(String name, Duration idleTimeout) {
    Objects.requireNonNull(name, "name");
    long millis = IdleTimer.millis(Objects.requireNonNull(idleTimeout, "idleTimeout"));
    Session session = open(SessionKind.OPENED, name);
    session.used(millis);
    idleTimer.watch(session);
    return new Opened(session, current);
  }

  private Session open(SessionKind kind, @Nullable String name) {
    refuseIfClosed();
    Session session = registry.open(kind, name);
    if (closed) { // it may have come too late to be ended with the others
      session.close();
      refuseIfClosed();
    }
    announce(session);
    return session;
  }

  private void refuseIfClosed() {
    if (closed) {
      throw new IllegalStateException(
          "The application has been stopped: no session can be opened in it any more.");
    }
  }

  /**
   * Begins a session without telling of it, or finds it when it is here already.
   *
   * @param id its id
   * @param kind its kind
   * @param userName who is signed in, or null
   * @return the session
   */
  public Session add(SessionId id, SessionKind kind, @Nullable String userName) {
    return registry.add(id, kind, userName);
  }

  /**
   * Begins a session that comes back from a session store, or finds it when it is here already. It
   * has its values before any thread can find it.
   *
   * @param id its id
   * @param userName who is signed in, or null
   * @param values its storage, used only if the session is not here
   * @return the session
   * @throws dev.sessionstorage.SessionStorageException if the values exceed a limit
   */
  public Session restore(
      SessionId id, @Nullable String userName, Map<String, ? extends @Nullable Object> values) {
    return registry.restore(id, userName, values);
  }

  /**
   * Tells of a session that has begun, outside every lock.
   *
   * @param session the session
   */
  public void announce(Session session) {
    registry.announce(session);
  }

  /** Ends all sessions. Nothing of this stays on any thread. */
  @Override
  public void close() {
    closed = true;
    idleTimer.close();
    registry.closeAll();
  }
}
