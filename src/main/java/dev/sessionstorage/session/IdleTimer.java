// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/** Ends opened sessions that were idle for too long. */
final class IdleTimer implements AutoCloseable {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  private final Map<Session, IdleSession> watched = new ConcurrentHashMap<>();
  private final LazyTimer timer = new LazyTimer("session-storage-idle-timer");

  /** Checks an idle timeout, and converts it. */
  static long millis(Duration idleTimeout) {
    if (idleTimeout.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "The idle timeout is " + idleTimeout + ". It must be at least a millisecond.");
    }
    return idleTimeout.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : idleTimeout.toMillis();
  }

  /** Ends a session, from now on, when it was idle for its timeout. */
  void watch(Session session) {
    IdleSession idle = new IdleSession(session);
    watched.put(session, idle);
    schedule(idle);
    if (session.hasEnded()) {
      ended(session);
    }
  }

  private void schedule(IdleSession idle) {
    Future<?> check = timer.schedule(() -> check(idle), idle.millisLeft());
    if (check == null) {
      idle.session().close(); // the application has ended
    } else {
      idle.checkedBy(check);
    }
  }

  private void check(IdleSession idle) {
    if (!idle.session().isClosed() && !idle.closeIfIdle()) {
      schedule(idle);
    }
  }

  /** A thread begins to run in a session. */
  void begin(Session session) {
    IdleSession idle = watched.get(session);
    if (idle != null) {
      idle.begin();
    }
  }

  /** A thread does not run in a session any more. */
  void end(Session session) {
    IdleSession idle = watched.get(session);
    if (idle != null) {
      idle.end();
    }
  }

  /** A session has ended, for whatever reason. */
  void ended(Session session) {
    IdleSession idle = watched.remove(session);
    if (idle != null) {
      idle.cancelCheck();
    }
  }

  @Override
  public void close() {
    timer.close();
  }
}
