// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedCollection;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** Two threads ask for a child that is missing: both get the same. */
public class GetOrCreate {

  /** An object in a group. */
  @JCStressTest
  @Outcome(id = "true", expect = ACCEPTABLE, desc = "the same child")
  @Outcome(id = "false", expect = FORBIDDEN, desc = "two children")
  @State
  public static class AnObject {
    private final SharedObject top = SharedObject.of();
    private SharedObject first;
    private SharedObject second;

    @Actor
    public void first() {
      first = top.objectOrNew("child");
    }

    @Actor
    public void second() {
      second = top.objectOrNew("child");
    }

    @Arbiter
    public void after(Z_Result r) {
      r.r1 = first == second && first == top.object("child");
    }
  }

  /** A collection in a storage. */
  @JCStressTest
  @Outcome(id = "true", expect = ACCEPTABLE, desc = "the same child")
  @Outcome(id = "false", expect = FORBIDDEN, desc = "two children")
  @State
  public static class ACollectionInAStorage {
    private final SharedObject storage = new SessionManager(Settings.DEFAULT).application();
    private SharedCollection first;
    private SharedCollection second;

    @Actor
    public void first() {
      first = storage.collectionOrNew("child");
    }

    @Actor
    public void second() {
      second = storage.collectionOrNew("child");
    }

    @Arbiter
    public void after(Z_Result r) {
      r.r1 = first == second && first == storage.collection("child");
    }
  }

  /** The storage of a session, which is made for the first who asks. */
  @JCStressTest
  @Outcome(id = "true", expect = ACCEPTABLE, desc = "the same storage")
  @Outcome(id = "false", expect = FORBIDDEN, desc = "two storages")
  @State
  public static class TheStorageOfASession {
    private final OpenedSession session = new SessionManager(Settings.DEFAULT).open("alice");
    private SharedObject first;
    private SharedObject second;

    @Actor
    public void first() {
      first = session.storage();
    }

    @Actor
    public void second() {
      second = session.storage();
    }

    @Arbiter
    public void after(Z_Result r) {
      r.r1 = first == second && first == session.storage();
    }
  }
}
