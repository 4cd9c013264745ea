// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;
import org.openjdk.jcstress.infra.results.LLL_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Groups that become part of others. */
public class Joins {

  private static void putAndFail(SharedObject target, SharedObject child) {
    try {
      target.use(
          editor -> {
            editor.put("child", child);
            throw new IllegalArgumentException("taken back");
          });
    } catch (IllegalArgumentException e) {
      // as planned
    }
  }

  /** Each wants to become the child of the other: one wins, the other is told. */
  @JCStressTest
  @Outcome(
      id = {
        "ok, SharedGroupException, true, false",
        "SharedGroupException, ok, false, true",
        "ok, DeadlockException, true, false",
        "DeadlockException, ok, false, true"
      },
      expect = ACCEPTABLE,
      desc = "one winner")
  @Outcome(expect = FORBIDDEN, desc = "none, or a circle")
  @State
  public static class EachOther {
    private final SharedObject a = SharedObject.of();
    private final SharedObject b = SharedObject.of();

    @Actor
    public void first(LLLL_Result r) {
      r.r1 = Attempt.of(() -> a.use(editor -> editor.put("child", b)));
    }

    @Actor
    public void second(LLLL_Result r) {
      r.r2 = Attempt.of(() -> b.use(editor -> editor.put("child", a)));
    }

    @Arbiter
    public void after(LLLL_Result r) {
      r.r3 = a.has("child");
      r.r4 = b.has("child");
    }
  }

  /** One object is put into two groups at once: one winner. */
  @JCStressTest
  @Outcome(
      id = {"ok, SharedGroupException", "SharedGroupException, ok"},
      expect = ACCEPTABLE,
      desc = "one winner")
  @Outcome(expect = FORBIDDEN, desc = "two places, or none")
  @State
  public static class OneIntoTwo {
    private final SharedObject a = SharedObject.of();
    private final SharedObject storage = new SessionManager(Settings.DEFAULT).application();
    private final SharedObject child = SharedObject.of();

    @Actor
    public void first(LL_Result r) {
      r.r1 = Attempt.of(() -> a.use(editor -> editor.put("child", child)));
    }

    @Actor
    public void second(LL_Result r) {
      r.r2 = Attempt.of(() -> storage.use(editor -> editor.put("child", child)));
    }
  }

  /** A join is taken back while another thread wants in: its block finds the right lock. */
  @JCStressTest
  @Outcome(id = "ok, 1, ok", expect = ACCEPTABLE, desc = "undisturbed")
  @Outcome(expect = FORBIDDEN, desc = "disturbed by what was taken back")
  @State
  public static class JoinTakenBack {
    private final SharedObject a = SharedObject.of();
    private final SharedObject child = SharedObject.of();

    @Actor
    public void joiner() {
      putAndFail(a, child);
    }

    @Actor
    public void writer(LLL_Result r) {
      r.r1 = Attempt.of(() -> child.use(editor -> editor.increment("n", 1)));
    }

    @Arbiter
    public void after(LLL_Result r) {
      r.r2 = child.get("n");
      r.r3 = Attempt.of(() -> SharedObject.of().use(editor -> editor.put("child", child)));
    }
  }

  /** The same with a storage, which counts sizes and does not take the child's lock. */
  @JCStressTest
  @Outcome(id = "ok, 1, ok", expect = ACCEPTABLE, desc = "undisturbed")
  @Outcome(expect = FORBIDDEN, desc = "disturbed by what was taken back")
  @State
  public static class EntryTakenBack {
    private final SharedObject storage = new SessionManager(Settings.DEFAULT).application();
    private final SharedObject child = SharedObject.of();

    @Actor
    public void joiner() {
      putAndFail(storage, child);
    }

    @Actor
    public void writer(LLL_Result r) {
      r.r1 = Attempt.of(() -> child.use(editor -> editor.increment("n", 1)));
    }

    @Arbiter
    public void after(LLL_Result r) {
      r.r2 = child.get("n");
      r.r3 = Attempt.of(() -> SharedObject.of().use(editor -> editor.put("child", child)));
    }
  }
}
