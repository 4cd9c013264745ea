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

/** Two objects of one group, written in one block, are seen both old or both new. */
public class TornReads {

  /** A group with two objects, and a block that writes both. */
  static class Pair {
    final SharedObject top = SharedObject.copyOf(Map.of("a", Map.of("v", 0), "b", Map.of("v", 0)));
    final SharedObject a = top.object("a");
    final SharedObject b = top.object("b");

    void write(int value) {
      top.use(
          editor -> {
            a.use(inner -> inner.put("v", value));
            b.use(inner -> inner.put("v", value));
          });
    }

    static int value(SharedObject object) {
      return object.get("v", Integer.class);
    }

    static int value(Map<?, ?> copy, String name) {
      return ((Long) ((Map<?, ?>) copy.get(name)).get("v")).intValue();
    }
  }

  /** Reads what was written first, first. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "half of the block")
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "one state after another")
  @State
  public static class InTheOrderOfWriting extends Pair {
    @Actor
    public void writer() {
      write(1);
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = value(a);
      r.r2 = value(b);
    }
  }

  /** Reads what was written last, first. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "half of the block")
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "one state after another")
  @State
  public static class AgainstTheOrderOfWriting extends Pair {
    @Actor
    public void writer() {
      write(1);
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = value(b);
      r.r2 = value(a);
    }
  }

  /** A copy is of one state, also while blocks end. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "1, 1", "2, 2", "3, 3"},
      expect = ACCEPTABLE,
      desc = "one state")
  @Outcome(expect = FORBIDDEN, desc = "torn")
  @State
  public static class ByToMap extends Pair {
    @Actor
    public void writer() {
      write(1);
      write(2);
      write(3);
    }

    @Actor
    public void reader(II_Result r) {
      Map<String, Object> copy = top.toMap();
      r.r1 = value(copy, "a");
      r.r2 = value(copy, "b");
    }
  }
}
