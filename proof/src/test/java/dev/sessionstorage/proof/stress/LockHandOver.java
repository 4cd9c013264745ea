// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.SharedObject;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

/** No update is lost when the lock goes from thread to thread. */
public class LockHandOver {

  /** Two increments of one counter. */
  @JCStressTest
  @Outcome(
      id = {"1, 2, 2", "2, 1, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "lost update")
  @State
  public static class TwoIncrements {
    private final SharedObject counter = SharedObject.of();

    @Actor
    public void first(JJJ_Result r) {
      r.r1 = counter.with(editor -> editor.increment("n", 1));
    }

    @Actor
    public void second(JJJ_Result r) {
      r.r2 = counter.with(editor -> editor.increment("n", 1));
    }

    @Arbiter
    public void sum(JJJ_Result r) {
      r.r3 = counter.get("n", Long.class);
    }
  }

  /** The same, entered through two objects of one group, each block reading the other's counter. */
  @JCStressTest
  @Outcome(
      id = {"0, 1, 2", "1, 0, 2"},
      expect = ACCEPTABLE,
      desc = "one after the other")
  @Outcome(expect = FORBIDDEN, desc = "both were inside")
  @State
  public static class TwoObjectsOfOneGroup {
    private final SharedObject top =
        SharedObject.copyOf(Map.of("a", Map.of("n", 0), "b", Map.of("n", 0)));
    private final SharedObject a = top.object("a");
    private final SharedObject b = top.object("b");

    private static long step(SharedObject own, SharedObject other) {
      return own.with(
          editor -> {
            long seen = other.get("n", Long.class);
            editor.increment("n", 1);
            return seen;
          });
    }

    @Actor
    public void first(JJJ_Result r) {
      r.r1 = step(a, b);
    }

    @Actor
    public void second(JJJ_Result r) {
      r.r2 = step(b, a);
    }

    @Arbiter
    public void sum(JJJ_Result r) {
      r.r3 = a.get("n", Long.class) + b.get("n", Long.class);
    }
  }
}
