// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A session that the program opened. */
final class Opened implements OpenedSession {
  private final Session session;
  private final CurrentSession current;
  private final AtomicInteger running = new AtomicInteger();
  private volatile @Nullable Future<?> check;

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
  public void run(Runnable task) {
    begin();
    try {
      current.run(session, task);
    } finally {
      end();
    }
  }

  @Override
  public <T> T call(Callable<T> task) throws Exception {
    begin();
    try {
      return current.call(session, task);
    } finally {
      end();
    }
  }

  private void begin() {
    running.incrementAndGet();
    if (session.isClosed()) {
      end();
    }
    session.session().used(session.idleMillis());
  }

  private void end() {
    session.used(session.idleMillis());
    running.decrementAndGet();
  }

  @Override
  public void close() {
    session.close();
    cancelCheck();
  }

  /** What will end this session, to be cancelled when it ends before. */
  void checkedBy(Future<?> next) {
    check = next;
    if (isClosed()) {
      cancelCheck();
    }
  }

  private void cancelCheck() {
    Future<?> next = check;
    if (next != null) {
      next.cancel(false);
    }
  }

  boolean isClosed() {
    return session.isClosed();
  }

  /** Milliseconds until the session has been idle for too long; 0 or less when it has been. */
  long millisLeft() {
    long idle = running.get() > 0 ? 0 : System.currentTimeMillis() - session.idleSince();
    return session.idleMillis() - idle;
  }
}
