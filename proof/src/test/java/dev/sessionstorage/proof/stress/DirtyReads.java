// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.SharedObject;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What a block has taken back was never seen by others. */
public class DirtyReads {

  private static void fail(SharedObject object) {
    try {
      object.use(
          editor -> {
            editor.put("v", 7);
            throw new IllegalArgumentException("taken back");
          });
    } catch (IllegalArgumentException e) {
      // as planned
    }
  }

  private static int value(SharedObject object, String name) {
    return object.get(name, Integer.class);
  }

  /** The inner block fails, the outer one commits another object. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1"},
      expect = ACCEPTABLE,
      desc = "the failed block changed nothing")
  @Outcome(expect = FORBIDDEN, desc = "dirty read")
  @State
  public static class InnerFails {
    private final SharedObject top = SharedObject.copyOf(Map.of("w", 0, "a", Map.of("v", 0)));
    private final SharedObject a = top.object("a");

    @Actor
    public void writer() {
      top.use(
          editor -> {
            fail(a);
            editor.put("w", 1);
          });
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = value(a, "v");
      r.r2 = value(top, "w");
    }
  }

  /** The inner block fails in the object that the outer one has written. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "the outer block's writes")
  @Outcome(expect = FORBIDDEN, desc = "dirty or torn read")
  @State
  public static class InnerFailsInTheSameObject {
    private final SharedObject object = SharedObject.of("v", 0, "w", 0);

    @Actor
    public void writer() {
      object.use(
          editor -> {
            editor.put("v", 1);
            fail(object);
            editor.put("w", 1);
          });
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = value(object, "v");
      r.r2 = value(object, "w");
    }
  }
}
