// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A session ends while others write, read, and look it up. */
public class Closing {

  /** An open session. */
  static class Opened {
    final SessionManager sessions = new SessionManager(Settings.DEFAULT);
    final OpenedSession session = sessions.open("session of alice");

    Opened() {
      session.signIn("alice");
    }

    static String write(SharedObject storage) {
      return Attempt.of(() -> storage.use(editor -> editor.put("v", 1)));
    }
  }

  /** A block runs whole or is refused; what is held can be read; the end is final. */
  @JCStressTest
  @Outcome(
      id = {
        "ok, 1, SessionClosedException",
        "SessionClosedException, null, SessionClosedException"
      },
      expect = ACCEPTABLE,
      desc = "before or after the end")
  @Outcome(expect = FORBIDDEN, desc = "half closed")
  @State
  public static class WhileWritten extends Opened {
    private final SharedObject storage = session.storage();

    @Actor
    public void closer() {
      session.close();
    }

    @Actor
    public void writer(LLL_Result r) {
      r.r1 = write(storage);
    }

    @Arbiter
    public void after(LLL_Result r) {
      r.r2 = storage.get("v");
      r.r3 = write(storage);
    }
  }

  /** The storage is asked for, for the first time, while its session ends. */
  @JCStressTest
  @Outcome(
      id = {
        "ok, 1, SessionClosedException",
        "SessionClosedException, null, SessionClosedException"
      },
      expect = ACCEPTABLE,
      desc = "before or after the end")
  @Outcome(expect = FORBIDDEN, desc = "a storage outlived its session")
  @State
  public static class WhileTheStorageIsMade extends Opened {
    @Actor
    public void closer() {
      session.close();
    }

    @Actor
    public void writer(LLL_Result r) {
      r.r1 = write(session.storage());
    }

    @Arbiter
    public void after(LLL_Result r) {
      r.r2 = session.storage().get("v");
      r.r3 = write(session.storage());
    }
  }

  /** Once it was not found, it is not found again. */
  @JCStressTest
  @Outcome(id = "false, true", expect = FORBIDDEN, desc = "found again")
  @Outcome(expect = ACCEPTABLE, desc = "there, then not")
  @State
  public static class WhileLookedUp extends Opened {
    @Actor
    public void closer() {
      session.close();
    }

    @Actor
    public void reader(ZZ_Result r) {
      r.r1 = sessions.of(session.id()).isPresent();
      r.r2 = sessions.sessionsOf("alice").findAny().isPresent();
    }
  }

  /** A user signs in while the session ends: the user's list keeps nothing of it. */
  @JCStressTest
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "nothing is left")
  @Outcome(expect = FORBIDDEN, desc = "an ended session is listed")
  @State
  public static class WhileSignedIn extends Opened {
    @Actor
    public void closer() {
      session.close();
    }

    @Actor
    public void user() {
      Attempt.of(() -> session.run(() -> sessions.signIn("bob")));
    }

    @Arbiter
    public void after(ZZ_Result r) {
      r.r1 = sessions.sessionsOf("alice").findAny().isPresent();
      r.r2 = sessions.sessionsOf("bob").findAny().isPresent();
    }
  }
}
