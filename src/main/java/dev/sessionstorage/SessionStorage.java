// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import com.google.errorprone.annotations.CheckReturnValue;
import dev.sessionstorage.spi.CoreProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The storage of every session of an application, for any thread of any of its nodes. Injected
 * ({@code @Inject SessionStorage}), or taken from {@code
 * dev.sessionstorage.servlet.SessionStorages} where there is no CDI, or from {@link #standalone()}
 * where there is no servlet container.
 *
 * <p>Safe for any thread. Who may reach whose storage is the application's to say: a CDI decorator
 * of this interface can guard it.
 *
 * @since 1.0
 */
public interface SessionStorage {

  /**
   * Gives the id of the current session. In a request without an HTTP session, this creates one.
   * 4D: {@code Session.id}.
   *
   * @return the id
   * @throws NoCurrentSessionException if the thread has no session, or if an HTTP session would
   *     have to be created and the response is committed already
   * @throws SessionClosedException if the session that the thread runs in has ended
   */
  SessionId id();

  /**
   * Gives the storage of the current session. In a request without an HTTP session, this creates
   * one. 4D: {@code Session.storage}.
   *
   * @return the storage
   * @throws NoCurrentSessionException if the thread has no session, or if an HTTP session would
   *     have to be created and the response is committed already
   * @throws SessionClosedException if the session that the thread runs in has ended
   */
  SharedObject current();

  /**
   * Returns the storage of the current session if there is one. Never creates an HTTP session and
   * never throws. 4D: {@code Session.storage} where {@code Session} may be Null.
   *
   * @return the storage, or empty when the thread has no session, when its request has no HTTP
   *     session yet, when the session has ended, or when several nodes share the sessions and this
   *     one is cut off
   */
  Optional<SharedObject> currentIfPresent();

  /**
   * Gives the storage of any session. 4D: {@code Session storage}.
   *
   * @param id the session's id
   * @return its storage, or empty when there is no such session (any more)
   * @throws StorageUnavailableException if several nodes share the sessions and this one is cut off
   */
  Optional<SharedObject> of(SessionId id);

  /**
   * Gives the storage of any session by text from anywhere. No text makes it throw. 4D: {@code
   * Session storage}.
   *
   * @param id an id as {@link SessionId#parse} takes it, or any other text, or null
   * @return the storage, or empty when there is no such session (any more) or the text is no id
   */
  Optional<SharedObject> of(@Nullable String id);

  /**
   * Describes a session. 4D: {@code Session info}.
   *
   * @param id the session's id
   * @return the session at this moment, or empty when there is no such session (any more)
   * @throws StorageUnavailableException if several nodes share the sessions and this one is cut off
   */
  Optional<SessionInfo> info(SessionId id);

  /**
   * Lists the sessions that are alive. 4D: {@code Process activity}.
   *
   * @return the sessions, in no order; those that begin or end meanwhile may or may not be among
   *     them
   * @throws StorageUnavailableException if several nodes share the sessions and this one is cut off
   */
  Stream<SessionInfo> sessions();

  /**
   * Lists the sessions of one user.
   *
   * @param userName the name, compared exactly
   * @return the user's sessions, in no order; found by an index, not by a search
   * @throws StorageUnavailableException if several nodes share the sessions and this one is cut off
   */
  Stream<SessionInfo> sessionsOf(String userName);

  /**
   * Says who is signed in in the current session, for applications whose sign-in the container does
   * not know. The name that a request's {@code getUserPrincipal()} gives goes before it.
   *
   * @param userName the name, or null when nobody is signed in any more
   * @throws NoCurrentSessionException as {@link #current()} does
   * @throws SessionClosedException as {@link #current()} does
   */
  void signIn(@Nullable String userName);

  /**
   * Gives the storage of the application itself: for jobs, and for what all sessions share. 4D: the
   * storage of the stored-procedures session, and {@code Storage}.
   *
   * @return the storage, the same at every call
   * @throws StorageUnavailableException if several nodes share the sessions and this one is cut off
   */
  SharedObject application();

  /**
   * Opens a session that lives until it is closed. It belongs to no user until {@link
   * OpenedSession#signIn} says whose it is.
   *
   * @param name what the session is called, as {@link SessionInfo#name()} shows it; need not be
   *     unique
   * @return the session; close it
   * @throws IllegalStateException if the application has been stopped
   * @throws StorageUnavailableException if several nodes share the sessions and this one is cut off
   */
  OpenedSession open(String name);

  /**
   * Opens a session that ends when it is closed or when no task has run in it for some time. It
   * does not end under a task that runs in it: by {@link OpenedSession#run}, {@link
   * OpenedSession#call}, {@code contextual}, or a managed executor. What others do with its storage
   * does not count.
   *
   * @param name what the session is called, as {@link SessionInfo#name()} shows it; need not be
   *     unique
   * @param idleTimeout how long it may stay unused, a millisecond or more; more than a hundred
   *     years are a hundred years
   * @return the session; close it
   * @throws IllegalArgumentException if the timeout is less than a millisecond
   * @throws IllegalStateException if the application has been stopped
   * @throws StorageUnavailableException if several nodes share the sessions and this one is cut off
   */
  OpenedSession open(String name, Duration idleTimeout);

  /**
   * Takes the current session along to another thread. The rule is the same for each kind of task,
   * and for the tasks of Jakarta Concurrency ({@code @Asynchronous}, managed executors): the task
   * runs in the session that the submitting thread is in, as far as there is one. No HTTP session
   * is created for it: a request that should take one along calls {@link #current()} before. While
   * the task runs, the session counts as used.
   *
   * @param task what is to run there
   * @return a task that runs in the session that is the current one now; its {@code current()}
   *     throws {@link SessionClosedException} once that session has ended, and {@link
   *     NoCurrentSessionException} when there was none
   */
  @CheckReturnValue
  Runnable contextual(Runnable task);

  /**
   * Takes the current session along to another thread, as {@link #contextual(Runnable)} does.
   *
   * @param task what is to be called there
   * @param <T> the type of its result
   * @return a task that runs in the session that is the current one now
   */
  @CheckReturnValue
  <T> Callable<T> contextual(Callable<T> task);

  /**
   * Makes an executor take sessions along: each task runs in the session of the thread that submits
   * it, as {@link #contextual(Runnable)} says.
   *
   * @param executor what runs the tasks
   * @return an executor for {@code CompletableFuture} and the like
   */
  @CheckReturnValue
  Executor contextual(Executor executor);

  /**
   * Gives the storage of a program without a servlet container. Every thread of it has the same
   * session, of the kind {@link SessionKind#STANDALONE}. 4D: a standalone session.
   *
   * @return the same object at every call, configured by system properties
   */
  static SessionStorage standalone() {
    return CoreProvider.get().standalone();
  }
}
