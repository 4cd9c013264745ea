// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cdi;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.Applications;
import jakarta.annotation.PreDestroy;
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
  /** The sessions of the application that was the last to start; mostly the only one. */
  private volatile @Nullable SessionStorage sessions;

  /** Whether this may be the bean of an EAR, which serves several web applications. */
  private volatile boolean maybeOfSeveral;

  private volatile Runnable endOfWait = () -> {};

  /** For CDI. */
  public SessionStorageBean() {}

  /** Runs before the observers of the application, which may inject this. */
  void start(
      @Observes @Priority(0) @Initialized(ApplicationScoped.class) Object application,
      BeanManager beans) {
    maybeOfSeveral = Start.mayBeSeveral(application);
    endOfWait = Start.in(application, beans, found -> sessions = found);
  }

  /** The application ends. */
  @PreDestroy
  void stop() {
    endOfWait.run();
  }

  private SessionStorage delegate() {
    SessionStorage started = sessions;
    return started == null || (maybeOfSeveral && Applications.areSeveral()) ? ofThread() : started;
  }

  /** The thread tells which of the web applications of an EAR is meant. */
  private static SessionStorage ofThread() {
    SessionStorage found = Applications.find();
    if (found != null) {
      return found;
    }
    if (Applications.areSeveral()) {
      throw new IllegalStateException(
          "Several web applications share the jar of Session Storage, and the thread \""
              + Thread.currentThread().getName()
              + "\" belongs to none of them. Set its context class loader to that of the web"
              + " application, or use SessionStorages.of(context), or put the jar into WEB-INF/lib"
              + " of each.");
    }
    throw notStarted();
  }

  private static IllegalStateException notStarted() {
    return new IllegalStateException(
        "SessionStorage was called before the web application had started, or its jar is not"
            + " active in it. Call it from a request, a job, or an observer of"
            + " @Initialized(ApplicationScoped.class); if web.xml has an <absolute-ordering>, add"
            + " <name>session_storage</name> to it.");
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
  public Optional<SharedObject> currentIfPresent() {
    SessionStorage started = sessions;
    return started == null ? Optional.empty() : started.currentIfPresent();
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
  public OpenedSession open(String name) {
    return delegate().open(name);
  }

  @Override
  public OpenedSession open(String name, Duration idleTimeout) {
    return delegate().open(name, idleTimeout);
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
