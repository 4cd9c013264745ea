// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A session that the program itself has opened: for a job, a desktop or message client, or a test.
 *
 * <pre>{@code
 * try (OpenedSession job = sessions.open("nightly import")) {
 *   job.run(() -> sessions.current().use(s -> s.put("state", "running")));
 * }
 * }</pre>
 *
 * <p>It lives until {@link #close()}, until its idle timeout if it has one, or until the
 * application ends. Safe for any thread: several threads may run tasks in it at the same time. 4D:
 * a remote session.
 *
 * @see SessionStorage#open(String)
 * @since 1.0
 */
public interface OpenedSession extends AutoCloseable {

  /**
   * Returns the session's id.
   *
   * @return the id, also after the end
   */
  SessionId id();

  /**
   * Returns the session's storage.
   *
   * @return the storage, also after the end, when it can only be read
   */
  SharedObject storage();

  /**
   * Sets the user of this session, so that {@link SessionStorage#sessionsOf} finds it.
   *
   * @param userName the user's name, or null when nobody is signed in any more
   * @throws SessionClosedException if this session has ended
   */
  void signIn(@Nullable String userName);

  /**
   * Runs a task in the calling thread, with this session as the current one. Afterwards the thread
   * has the current session that it had before.
   *
   * @param task what to run
   * @throws SessionClosedException if this session has ended
   */
  void run(Runnable task);

  /**
   * Calls a task in the calling thread, with this session as the current one. Afterwards the thread
   * has the current session that it had before.
   *
   * @param task what to call
   * @param <T> the type of its result
   * @return the task's result
   * @throws SessionClosedException if this session has ended
   * @throws Exception if the task throws it
   */
  <T> T call(Callable<T> task) throws Exception;

  /**
   * Ends the session and its storage. Does nothing when it has ended. Does not wait for blocks that
   * are running: they finish, and what they write ends with the session.
   */
  @Override
  void close();
}
