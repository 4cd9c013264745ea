// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The injectable {@link SessionStorage}: a managed bean, so that an application's decorator applies
 * to it.
 */
@ApplicationScoped
@Typed(SessionStorage.class)
public class SessionStorageBean implements SessionStorage {
  private volatile @Nullable SessionStorage sessions;

  /** For CDI. */
  public SessionStorageBean() {}

  /** Runs before the observers of the application, which may inject this. */
  void start(
      @Observes @Priority(0) @Initialized(ApplicationScoped.class) Object application,
      BeanManager beans) {
    Start.in(application, beans, found -> sessions = found);
  }

  private SessionStorage delegate() {
    SessionStorage started = sessions;
    if (started == null) {
      throw new IllegalStateException(
          "SessionStorage was called before the web application had started, or its jar is not"
              + " active in it. Call it from a request, a job, or an observer of"
              + " @Initialized(ApplicationScoped.class); if web.xml has an <absolute-ordering>, add"
              + " <name>session_storage</name> to it.");
    }
    return started;
  }

  @Override
  public SessionId id() {
    return delegate().id();
  }

  @Override
  public SharedObject current() {
    return delegate().current();
  }

  @Override
  public Optional<SharedObject> of(SessionId id) {
    return delegate().of(id);
  }

  @Override
  public Optional<SharedObject> of(@Nullable String id) {
    return delegate().of(id);
  }

  @Override
  public Optional<SessionInfo> info(SessionId id) {
    return delegate().info(id);
  }

  @Override
  public Stream<SessionInfo> sessions() {
    return delegate().sessions();
  }

  @Override
  public Stream<SessionInfo> sessionsOf(String userName) {
    return delegate().sessionsOf(userName);
  }

  @Override
  public void signIn(@Nullable String userName) {
    delegate().signIn(userName);
  }

  @Override
  public SharedObject application() {
    return delegate().application();
  }

  @Override
  public OpenedSession open(String userName) {
    return delegate().open(userName);
  }

  @Override
  public OpenedSession open(String userName, Duration idleTimeout) {
    return delegate().open(userName, idleTimeout);
  }

  @Override
  public Runnable contextual(Runnable task) {
    return delegate().contextual(task);
  }

  @Override
  public <T> Callable<T> contextual(Callable<T> task) {
    return delegate().contextual(task);
  }

  @Override
  public Executor contextual(Executor executor) {
    return delegate().contextual(executor);
  }
}
