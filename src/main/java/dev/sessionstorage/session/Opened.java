// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A session that the program opened. */
final class Opened implements OpenedSession {
  private final Session session;
  private final CurrentSession current;

  Opened(Session session, CurrentSession current) {
    this.session = session;
    this.current = current;
  }

  @Override
  public SessionId id() {
    return session.id();
  }

  @Override
  public SharedObject storage() {
    return session.storage();
  }

  @Override
  public void signIn(@Nullable String userName) {
    session.session().signIn(userName);
  }

  /** The session is entered before it is looked at: then it does not end by being idle. */
  @Override
  public void run(Runnable task) {
    Objects.requireNonNull(task, "task");
    current.run(
        session,
        () -> {
          Session unused = session.session();
          task.run();
        });
  }

  @Override
  public <T> T call(Callable<T> task) throws Exception {
    Objects.requireNonNull(task, "task");
    return current.call(
        session,
        () -> {
          Session unused = session.session();
          return task.call();
        });
  }

  @Override
  public void close() {
    session.close();
  }
}
