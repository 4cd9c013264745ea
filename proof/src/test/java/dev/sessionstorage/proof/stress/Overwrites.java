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

/**
 * A block that changes one plain value overwrites it in place: others see it whole, and in turn.
 */
public class Overwrites {

  /** An object with two values, which two blocks change one after the other. */
  static class Two {
    final SharedObject object = SharedObject.of("v", 0, "w", 0);

    void writeOneAfterTheOther() {
      object.use(editor -> editor.put("v", 1));
      object.use(editor -> editor.put("w", 1));
    }

    static int value(Map<?, ?> copy, String name) {
      return ((Long) copy.get(name)).intValue();
    }
  }

  /** Single reads, the later value first. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "the second block without the first")
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "one state after another")
  @State
  public static class ReadOneByOne extends Two {
    @Actor
    public void writer() {
      writeOneAfterTheOther();
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = object.get("w", Integer.class);
      r.r2 = object.get("v", Integer.class);
    }
  }

  /** A copy of the one object. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = FORBIDDEN, desc = "the second block without the first")
  @Outcome(
      id = {"0, 0", "1, 0", "1, 1"},
      expect = ACCEPTABLE,
      desc = "one state")
  @State
  public static class Copied extends Two {
    @Actor
    public void writer() {
      writeOneAfterTheOther();
    }

    @Actor
    public void reader(II_Result r) {
      Map<String, Object> copy = object.toMap();
      r.r1 = value(copy, "v");
      r.r2 = value(copy, "w");
    }
  }

  /** A copy does not change after it was made. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "1, 1"},
      expect = ACCEPTABLE,
      desc = "the same twice")
  @Outcome(expect = FORBIDDEN, desc = "the copy has changed")
  @State
  public static class ReadTwiceInOneCopy extends Two {
    @Actor
    public void writer() {
      object.use(editor -> editor.put("v", 1));
    }

    @Actor
    public void reader(II_Result r) {
      Map<String, Object> copy = object.toMap();
      r.r1 = value(copy, "v");
      r.r2 = value(copy, "v");
    }
  }

  /** A copy of two objects of one group, each changed by a block of its own. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = FORBIDDEN, desc = "the second block without the first")
  @Outcome(
      id = {"0, 0", "1, 0", "1, 1"},
      expect = ACCEPTABLE,
      desc = "one state")
  @State
  public static class CopiedTree extends TornReads.Pair {
    @Actor
    public void writer() {
      a.use(editor -> editor.put("v", 1));
      b.use(editor -> editor.put("v", 1));
    }

    @Actor
    public void reader(II_Result r) {
      Map<String, Object> copy = top.toMap();
      r.r1 = value(copy, "a");
      r.r2 = value(copy, "b");
    }
  }

  /** The value is read again in the block, which makes it a draft, or the block throws. */
  @JCStressTest
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "published values only")
  @Outcome(expect = FORBIDDEN, desc = "dirty read")
  @State
  public static class RolledBackOrReadAgain extends Two {
    @Actor
    public void writer() {
      try {
        object.use(
            editor -> {
              editor.put("v", 7);
              throw new IllegalArgumentException("rolled back");
            });
      } catch (IllegalArgumentException e) {
        object.use(
            editor -> {
              editor.put("v", 7);
              editor.put("v", editor.get("v", Integer.class) - 6);
            });
      }
    }

    @Actor
    public void reader(II_Result r) {
      r.r1 = object.get("v", Integer.class);
      r.r2 = object.get("v", Integer.class);
    }
  }
}
