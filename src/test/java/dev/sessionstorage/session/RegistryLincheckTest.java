// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.session;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.shared.Check;
import dev.sessionstorage.shared.Settings;
import java.util.UUID;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** The sessions of an application behave as if one call came after the other. */
class RegistryLincheckTest {

  @Test
  void every_interleaving_of_sessions_is_one_after_the_other() {
    Check.byModel(Operations.class, Specification.class, 2);
  }

  @Test
  void real_threads_use_sessions_one_after_the_other() {
    Check.byStress(Operations.class, Specification.class, 2);
  }

  /** On two sessions that are there, and one that is bound when it is needed. */
  @Param(name = "place", gen = IntGen.class, conf = "0:1")
  public static class Operations {
    private final SessionManager sessions = new SessionManager(Settings.DEFAULT);
    private final Session[] opened = {
      sessions.add(id(0), SessionKind.WEB, null), sessions.add(id(1), SessionKind.WEB, "alice")
    };

    private static SessionId id(int place) {
      return SessionId.of(new UUID(0, place));
    }

    /** Whoever binds a session that is there gets that one. */
    @Operation
    public String bindAndCount() {
      return count(sessions.add(id(2), SessionKind.WEB, null).storage());
    }

    @Operation
    public boolean isThere(@Param(name = "place") int place) {
      return sessions.info(id(place)).isPresent();
    }

    @Operation
    public void close(@Param(name = "place") int place) {
      opened[place].close();
    }

    @Operation
    public void signIn(@Param(name = "place") int place) {
      opened[place].signIn("alice");
    }

    @Operation
    public void signOut(@Param(name = "place") int place) {
      opened[place].signIn(null);
    }

    @Operation
    public boolean isListed(@Param(name = "place") int place) {
      return sessions.sessionsOf("alice").map(SessionInfo::id).anyMatch(id(place)::equals);
    }

    @Operation
    public String count(@Param(name = "place") int place) {
      return sessions.of(id(place)).map(Operations::count).orElse("closed");
    }

    private static String count(SharedObject storage) {
      try {
        return storage.with(editor -> String.valueOf(editor.increment("n", 1)));
      } catch (SessionClosedException e) {
        return "closed";
      }
    }
  }

  /** What is expected. */
  public static class Specification {
    private final long[] counters = new long[3];
    private final boolean[] closed = new boolean[3];
    private final boolean[] listed = {false, true};

    public String bindAndCount() {
      return count(2);
    }

    public boolean isThere(int place) {
      return !closed[place];
    }

    public void close(int place) {
      closed[place] = true;
      listed[place] = false;
    }

    public void signIn(int place) {
      listed[place] = !closed[place];
    }

    public void signOut(int place) {
      listed[place] = false;
    }

    public boolean isListed(int place) {
      return listed[place];
    }

    public String count(int place) {
      return closed[place] ? "closed" : String.valueOf(++counters[place]);
    }
  }
}
