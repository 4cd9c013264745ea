// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.SharedObject;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A ring of waiting threads has one victim; where there is no ring there is none. */
public class Deadlocks {

  /** Two groups. */
  static class Groups {
    final SharedObject a = SharedObject.of();
    final SharedObject b = SharedObject.of();

    static String nest(SharedObject outer, SharedObject inner) {
      return Attempt.of(
          () ->
              outer.use(
                  editor -> {
                    editor.put("x", 1);
                    inner.use(nested -> nested.put("x", 1));
                  }));
    }
  }

  /** Against each other's order. */
  @JCStressTest
  @Outcome(id = "ok, ok", expect = ACCEPTABLE, desc = "they did not meet")
  @Outcome(
      id = {"ok, DeadlockException", "DeadlockException, ok"},
      expect = ACCEPTABLE_INTERESTING,
      desc = "one victim")
  @Outcome(expect = FORBIDDEN, desc = "two victims, or a time-out")
  @State
  public static class AgainstEachOther extends Groups {
    @Actor
    public void first(LL_Result r) {
      r.r1 = nest(a, b);
    }

    @Actor
    public void second(LL_Result r) {
      r.r2 = nest(b, a);
    }
  }

  /** In the same order. */
  @JCStressTest
  @Outcome(id = "ok, ok", expect = ACCEPTABLE, desc = "no ring, no victim")
  @Outcome(expect = FORBIDDEN, desc = "a false alarm")
  @State
  public static class InTheSameOrder extends Groups {
    @Actor
    public void first(LL_Result r) {
      r.r1 = nest(a, b);
    }

    @Actor
    public void second(LL_Result r) {
      r.r2 = nest(a, b);
    }
  }
}
