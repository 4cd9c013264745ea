// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A session that the program itself opened, for a job, a desktop or message client, or a test. Safe
 * for any thread. 4D: a remote session.
 *
 * @see SessionStorage#open(String)
 * @since 1.0
 */
public interface OpenedSession extends AutoCloseable {

  /**
   * Gives the session's id.
   *
   * @return the id, also after the end
   */
  SessionId id();

  /**
   * Gives the session's storage.
   *
   * @return the storage, also after the end, when it can only be read
   */
  SharedObject storage();

  /**
   * Says whose session this is, so that {@link SessionStorage#sessionsOf} finds it.
   *
   * @param userName the user's name, or null when nobody is signed in any more
   * @throws SessionClosedException if this session has ended
   */
  void signIn(@Nullable String userName);

  /**
   * Runs a task with this session as the current one of the calling thread; afterwards the thread
   * has the session that it had before.
   *
   * @param task what to run
   * @throws SessionClosedException if this session has ended
   */
  void run(Runnable task);

  /**
   * Calls a task with this session as the current one of the calling thread; afterwards the thread
   * has the session that it had before.
   *
   * @param task what to call
   * @param <T> the type of its result
   * @return the task's result
   * @throws SessionClosedException if this session has ended
   * @throws Exception if the task throws it
   */
  <T> T call(Callable<T> task) throws Exception;

  /** Ends the session and its storage; does nothing when it has ended. Never waits for a block. */
  @Override
  void close();
}
