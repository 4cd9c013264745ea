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
 * Finds the storage of every session of an application: the current one, any other one by its id,
 * and that of the application itself.
 *
 * <pre>{@code
 * @Inject SessionStorage sessions;
 *
 * SharedObject mine = sessions.current();
 * mine.use(storage -> storage.put("text", text));
 *
 * SharedObject theirs = sessions.of(id).orElseThrow();
 * theirs.objectOrNew("settings").use(settings -> settings.put("text", text));
 * }</pre>
 *
 * <p>Where there is no CDI, {@code dev.sessionstorage.servlet.SessionStorages} gives this object of
 * a web application; where there is no servlet container, {@link #standalone()} gives that of the
 * program.
 *
 * <p>The application decides who may reach whose storage: a CDI decorator of this interface can
 * guard it.
 *
 * <p>Where several members share the sessions, every method but {@link #currentIfPresent()} throws
 * {@link StorageUnavailableException} if it needs the other members and this one is cut off.
 *
 * <p>Safe for any thread.
 *
 * @since 1.0
 */
public interface SessionStorage {

  /**
   * Returns the id of the current session. In a request without an HTTP session, this creates one.
   * 4D: {@code Session.id}.
   *
   * @return the id
   * @throws NoCurrentSessionException if the thread has no session, or if an HTTP session would
   *     have to be created and the response is committed already
   * @throws SessionClosedException if the session that the thread runs in has ended
   */
  SessionId id();

  /**
   * Returns the storage of the current session. In a request without an HTTP session, this creates
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
   *     session yet, when the session has ended, or when this member is cut off from the others
   */
  Optional<SharedObject> currentIfPresent();

  /**
   * Returns the storage of any session. 4D: {@code Session storage}.
   *
   * @param id the session's id
   * @return its storage, or empty when there is no such session, or no longer
   */
  Optional<SharedObject> of(SessionId id);

  /**
   * Returns the storage of any session by its id as text, which may come from anywhere: text that
   * is no id finds nothing. 4D: {@code Session storage}.
   *
   * @param id an id as {@link SessionId#parse} takes it, or any other text, or null
   * @return the storage, or empty when the text is no id, or there is no such session, or no longer
   */
  Optional<SharedObject> of(@Nullable String id);

  /**
   * Returns what is known of a session: whose it is, since when, until when. 4D: {@code Session
   * info}.
   *
   * @param id the session's id
   * @return the session at this moment, or empty when there is no such session, or no longer
   */
  Optional<SessionInfo> info(SessionId id);

  /**
   * Returns the sessions that are alive. With several members they are read a page at a time, as
   * the stream is consumed. 4D: {@code Process activity}.
   *
   * @return the sessions, in no order; those that begin or end meanwhile may or may not be among
   *     them
   */
  Stream<SessionInfo> sessions();

  /**
   * Returns the sessions of one user. An index finds them, so it does not matter how many sessions
   * there are.
   *
   * <pre>{@code
   * sessions
   *     .sessionsOf("alice")
   *     .map(SessionInfo::id)
   *     .map(sessions::of)
   *     .flatMap(Optional::stream)
   *     .forEach(storage -> storage.use(s -> s.put("text", text)));
   * }</pre>
   *
   * @param userName the name, compared exactly
   * @return the user's sessions, in no order; empty when there are none
   */
  Stream<SessionInfo> sessionsOf(String userName);

  /**
   * Sets the user of the current session, for applications with a login that the container does not
   * know. If the container knows a user too ({@code getUserPrincipal()}), that one takes
   * precedence.
   *
   * @param userName the name, or null when nobody is signed in any more
   * @throws NoCurrentSessionException as {@link #current()} does
   * @throws SessionClosedException as {@link #current()} does
   */
  void signIn(@Nullable String userName);

  /**
   * Returns the storage of the application itself, for jobs and for what all sessions share. 4D:
   * the storage of the stored-procedures session, and {@code Storage}.
   *
   * @return the storage, the same at every call
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
   */
  OpenedSession open(String name);

  /**
   * Opens a session that ends when it is closed or when no task has run in it for some time. Tasks
   * run in it by {@link OpenedSession#run}, {@link OpenedSession#call}, {@code contextual} or a
   * managed executor; while one runs, the session does not time out. Other uses of its storage do
   * not count.
   *
   * @param name what the session is called, as {@link SessionInfo#name()} shows it; need not be
   *     unique
   * @param idleTimeout how long it may stay unused, a millisecond or more; more than a hundred
   *     years are a hundred years
   * @return the session; close it
   * @throws IllegalArgumentException if the timeout is less than a millisecond
   * @throws IllegalStateException if the application has been stopped
   */
  OpenedSession open(String name, Duration idleTimeout);

  /**
   * Wraps a task for another thread, so that it runs in the session of the present thread.
   *
   * <pre>{@code
   * executor.execute(sessions.contextual(() -> sessions.current().use(s -> s.put("done", true))));
   * }</pre>
   *
   * <p>The rule is the same for each kind of task, and for the tasks of Jakarta Concurrency
   * ({@code @Asynchronous}, managed executors): the task runs in the session that the submitting
   * thread is in, if there is one. No HTTP session is created for it: a request that should take
   * one along calls {@link #current()} first. While the task runs, the session counts as used.
   *
   * @param task what to run there
   * @return a task that runs in the session that is the current one now; its {@code current()}
   *     throws {@link SessionClosedException} once that session has ended, and {@link
   *     NoCurrentSessionException} when there was none
   */
  @CheckReturnValue
  Runnable contextual(Runnable task);

  /**
   * Wraps a task for another thread, as {@link #contextual(Runnable)} does.
   *
   * @param task what to call there
   * @param <T> the type of its result
   * @return a task that runs in the session that is the current one now
   */
  @CheckReturnValue
  <T> Callable<T> contextual(Callable<T> task);

  /**
   * Wraps an executor: each task runs in the session of the thread that submits it, as {@link
   * #contextual(Runnable)} says.
   *
   * @param executor what runs the tasks
   * @return an executor for {@code CompletableFuture} and the like
   */
  @CheckReturnValue
  Executor contextual(Executor executor);

  /**
   * Returns the sessions of a program without a servlet container. Every thread of it has the same
   * current session, of the kind {@link SessionKind#STANDALONE}. 4D: a standalone session.
   *
   * @return the same object at every call, configured by system properties
   */
  static SessionStorage standalone() {
    return CoreProvider.get().standalone();
  }
}
