// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A session that ends when nobody has run in it for some time. Each thread that begins to run in it
 * and the timer that would end it agree on who was first: the session never ends under a task that
 * has begun.
 */
final class IdleSession {
  private static final int ENDED = -1;

  private final Session session;

  /** How many threads run in the session, or {@link #ENDED}. */
  private final AtomicInteger running = new AtomicInteger();

  private volatile @Nullable Future<?> check;

  IdleSession(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** A thread begins to run in the session, which ends now at the latest if it came too late. */
  void begin() {
    int before = running.getAndUpdate(count -> count == ENDED ? ENDED : count + 1);
    if (before == ENDED) {
      session.close();
    }
  }

  /** Counted as a use before, so that the session does not look idle when nobody runs in it. */
  void end() {
    session.used(session.idleMillis());
    int unused = running.getAndUpdate(count -> count == ENDED ? ENDED : count - 1);
  }

  /** Ends the session if it was idle for too long and no thread runs in it. */
  boolean closeIfIdle() {
    boolean ended = millisLeft() <= 0 && running.compareAndExchange(0, ENDED) <= 0;
    if (ended) { // also where another thread has begun to end it: it is closed when this returns
      session.close();
    }
    return ended;
  }

  /** Milliseconds until the session may have been idle for too long. */
  long millisLeft() {
    return running.get() > 0 ? session.idleMillis() : session.idleMillis() - session.millisIdle();
  }

  /** What will look at this session, to be cancelled when it ends before. */
  void checkedBy(Future<?> next) {
    check = next;
    if (session.hasEnded()) {
      cancelCheck();
    }
  }

  void cancelCheck() {
    Future<?> next = check;
    if (next != null) {
      next.cancel(false);
    }
  }
}
