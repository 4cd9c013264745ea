// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.SharedObject;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Who has seen a state of an object never sees an older one. */
public class Time {
  private static final String BACKWARDS = "time ran backwards";

  private static int value(SharedObject object) {
    return object.get("v", Integer.class);
  }

  /** Two blocks one after the other. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "2, 0", "2, 1"},
      expect = FORBIDDEN,
      desc = BACKWARDS)
  @Outcome(expect = ACCEPTABLE, desc = "forwards")
  @State
  public static class InOneObject {
    private final SharedObject object = SharedObject.of("v", 0);

    @Actor
    public void writer() {
      object.use(editor -> editor.put("v", 1));
      object.use(editor -> editor.put("v", 2));
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = value(object);
      r.r2 = value(object);
    }
  }

  /** The object's group joins another one between the reads, and changes there. */
  @JCStressTest
  @Outcome(
      id = {"1, 0", "2, 0", "2, 1"},
      expect = FORBIDDEN,
      desc = BACKWARDS)
  @Outcome(expect = ACCEPTABLE, desc = "forwards")
  @State
  public static class AcrossAJoin {
    private final SharedObject other = SharedObject.of();
    private final SharedObject object = SharedObject.of("v", 0);

    @Actor
    public void writer() {
      object.use(editor -> editor.put("v", 1));
      other.use(
          editor -> {
            editor.put("object", object);
            object.use(inner -> inner.put("v", 2));
          });
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = value(object);
      r.r2 = value(object);
    }
  }
}
