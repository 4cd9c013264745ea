// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.shared.Check;
import dev.sessionstorage.shared.Settings;
import java.util.UUID;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** A session that the program opened ends once, by whomever, and its id may be bound anew. */
class OpenedSessionLincheckTest {

  @Test
  void every_interleaving_of_the_life_of_a_session_is_one_after_the_other() {
    Check.byModel(Operations.class, Specification.class, 2);
  }

  @Test
  void real_threads_see_the_life_of_a_session_one_after_the_other() {
    Check.byStress(Operations.class, Specification.class, 2);
  }

  /** On one session, whose idle timeout has passed from the beginning. */
  public static class Operations {
    private static final SessionId ID = SessionId.of(new UUID(0, 0));

    private final SessionManager sessions = new SessionManager(Settings.DEFAULT);
    private final Session first = sessions.add(ID, SessionKind.OPENED, "alice");
    private final IdleSession idle = new IdleSession(first);
    private final Opened opened = new Opened(first, sessions.bindings());

    /** For the tool. */
    public Operations() {
      first.used(Long.MIN_VALUE / 2); // idle for too long at any time
    }

    @Operation
    public void close() {
      opened.close();
    }

    @Operation
    public void expire() {
      boolean unused = idle.closeIfIdle();
    }

    @Operation
    public String count() {
      try {
        return opened.storage().with(editor -> String.valueOf(editor.increment("n", 1)));
      } catch (SessionClosedException e) {
        return "closed";
      }
    }

    @Operation
    public boolean run() {
      try {
        opened.run(() -> {});
        return true;
      } catch (SessionClosedException e) {
        return false;
      }
    }

    @Operation
    public boolean isThere() {
      return sessions.of(ID).isPresent();
    }

    @Operation
    public boolean isListed() {
      return sessions.sessions().anyMatch(info -> info.id().equals(ID));
    }

    @Operation
    public boolean isListedForItsUser() {
      return sessions.sessionsOf("alice").findAny().isPresent();
    }

    /** Whoever binds the id of a session that is there gets that one. */
    @Operation
    public boolean bindsTheFirst() {
      return sessions.add(ID, SessionKind.OPENED, null) == first;
    }
  }

  /** What is expected. */
  public static class Specification {
    private boolean closed;
    private long counter;
    private boolean boundAnew;

    public void close() {
      closed = true;
    }

    public void expire() {
      closed = true;
    }

    public String count() {
      return closed ? "closed" : String.valueOf(++counter);
    }

    public boolean run() {
      return !closed;
    }

    public boolean isThere() {
      return !closed || boundAnew;
    }

    public boolean isListed() {
      return isThere();
    }

    public boolean isListedForItsUser() {
      return !closed;
    }

    public boolean bindsTheFirst() {
      boundAnew |= closed;
      return !closed;
    }
  }
}
