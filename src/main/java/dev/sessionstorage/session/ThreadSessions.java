// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.NoCurrentSessionException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionStorage;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.SharedObject;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What {@link SessionStorage} offers about the session of the calling thread. */
abstract class ThreadSessions implements SessionStorage {
  final IdleTimer idleTimer = new IdleTimer();
  final CurrentSession current = new CurrentSession(idleTimer);

  @Override
  public final SessionId id() {
    return currentSession().id();
  }

  @Override
  public final SharedObject current() {
    return currentSession().storage();
  }

  @Override
  public final void signIn(@Nullable String userName) {
    currentSession().signIn(userName);
  }

  private Session currentSession() {
    Binding binding = current.get();
    if (binding == null) {
      throw new NoCurrentSessionException(
          "The thread \""
              + Thread.currentThread().getName()
              + "\" has no current session. Code that the server runs before the library's filter"
              + " has none yet, like a request listener or an authentication mechanism. There, or"
              + " in listeners of HTTP sessions, use SessionStorages.of(httpSession). In any other"
              + " thread reach a session by its id with of(id), take the session of a request along"
              + " with contextual(task), run a job in open(name), or use application().");
    }
    return binding.session();
  }

  @Override
  public final Optional<SharedObject> currentIfPresent() {
    try {
      Binding binding = current.get();
      Session session = binding == null ? null : binding.sessionIfAny();
      return session == null || session.isClosed()
          ? Optional.empty()
          : Optional.of(session.storage());
    } catch (SessionStorageException e) {
      return Optional.empty(); // it ends just now, or the grid cannot be reached
    }
  }

  @Override
  public final Runnable contextual(Runnable task) {
    Objects.requireNonNull(task, "task");
    Binding session = ofThisThread();
    return () -> current.run(session, task);
  }

  @Override
  public final <T> Callable<T> contextual(Callable<T> task) {
    Objects.requireNonNull(task, "task");
    Binding session = ofThisThread();
    return () -> current.call(session, task);
  }

  @Override
  public final Executor contextual(Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return task -> executor.execute(contextual(task));
  }

  /** The session that a task takes along; none is created for it. */
  private Binding ofThisThread() {
    Binding binding = current.get();
    Session session = binding == null ? null : binding.sessionIfAny();
    return session == null ? NoSession.TAKEN_ALONG : session;
  }

  /** Somebody may have signed in in the request that this thread serves. */
  final void refreshUser() {
    Binding binding = current.get();
    if (binding != null) {
      binding.refreshUser();
    }
  }
}
