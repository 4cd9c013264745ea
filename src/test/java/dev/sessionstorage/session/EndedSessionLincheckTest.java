// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.shared.Check;
import dev.sessionstorage.shared.Settings;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * Once a session has ended, nobody writes: not with a storage that is made only then, nor when
 * another thread is just ending it as well.
 */
class EndedSessionLincheckTest {

  @Test
  void in_every_interleaving_nobody_writes_once_it_has_ended() {
    Check.byModel(Operations.class, Specification.class, 2);
  }

  /** On one session, idle from the beginning, whose storage was not needed yet. */
  public static class Operations {
    private final Session session =
        new SessionManager(Settings.DEFAULT).add(SessionId.random(), SessionKind.OPENED, null);
    private final IdleSession idle = new IdleSession(session);

    /** For the tool. */
    public Operations() {
      session.used(Long.MIN_VALUE / 2); // idle for too long at any time
    }

    @Operation
    public void close() {
      session.close();
    }

    /** Twice at the same time, both have ended it. */
    @Operation
    public void expire() {
      boolean unused = idle.closeIfIdle();
    }

    @Operation
    public String count() {
      try {
        return session.storage().with(editor -> String.valueOf(editor.increment("n", 1)));
      } catch (SessionClosedException e) {
        return "closed";
      }
    }
  }

  /** What is expected. */
  public static class Specification {
    private boolean closed;
    private long counter;

    public void close() {
      closed = true;
    }

    public void expire() {
      closed = true;
    }

    public String count() {
      return closed ? "closed" : String.valueOf(++counter);
    }
  }
}
