// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SharedObject;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** A group of objects behaves as if one block or one read came after the other. */
class GroupLincheckTest {

  @Test
  void every_interleaving_of_blocks_and_reads_is_one_after_the_other() {
    Check.byModel(Operations.class, Specification.class, 2);
  }

  @Test
  void real_threads_run_blocks_and_reads_one_after_the_other() {
    Check.byStress(Operations.class, Specification.class, 2);
  }

  /** On a group. */
  public static class Operations {
    private final SharedObject top = DeepCopy.of(Map.of("a", Map.of("v", 0), "b", Map.of("v", 0)));
    private final SharedObject a = top.object("a");
    private final SharedObject b = top.object("b");

    @Operation
    public void writeBoth(long value) {
      top.use(
          editor -> {
            a.use(inner -> inner.put("v", value));
            b.use(inner -> inner.put("v", value));
          });
    }

    /** One plain value in the place of another one: nothing is copied for that. */
    @Operation
    public void writeA(long value) {
      a.use(editor -> editor.put("v", value));
    }

    @Operation
    public void writeB(long value) {
      b.use(editor -> editor.put("v", value));
    }

    @Operation
    public long incrementBoth() {
      return top.with(
          editor -> {
            a.use(inner -> inner.increment("v", 1));
            return b.<Long, RuntimeException>with(inner -> inner.increment("v", 1));
          });
    }

    /** The inner block is taken back, the outer one is not. */
    @Operation
    public void incrementAfterAFailure() {
      b.use(
          editor -> {
            try {
              a.use(
                  inner -> {
                    inner.put("v", -1);
                    throw new IllegalStateException();
                  });
            } catch (IllegalStateException e) {
              editor.increment("v", 1);
            }
          });
    }

    @Operation
    public long readA() {
      return a.get("v", Long.class);
    }

    @Operation
    public long readB() {
      return b.get("v", Long.class);
    }

    @Operation
    public String readBoth() {
      Map<String, Object> copy = top.toMap();
      return value(copy.get("a")) + " " + value(copy.get("b"));
    }

    private static Object value(Object object) {
      return ((Map<?, ?>) object).get("v");
    }

    @Operation
    public long countInChild() {
      return top.with(
          editor ->
              editor
                  .objectOrNew("child")
                  .<Long, RuntimeException>with(child -> child.increment("n", 1)));
    }

    @Operation
    public Object readChild() {
      SharedObject child = top.object("child");
      return child == null ? null : child.get("n");
    }

    @Operation
    public boolean removeChild() {
      return top.with(
          editor -> {
            boolean there = editor.has("child");
            editor.remove("child");
            return there;
          });
    }
  }

  /** What is expected. */
  public static class Specification {
    private long a;
    private long b;
    private Long child;

    public void writeBoth(long value) {
      a = value;
      b = value;
    }

    public void writeA(long value) {
      a = value;
    }

    public void writeB(long value) {
      b = value;
    }

    public long incrementBoth() {
      a++;
      return ++b;
    }

    public void incrementAfterAFailure() {
      b++;
    }

    public long readA() {
      return a;
    }

    public long readB() {
      return b;
    }

    public String readBoth() {
      return a + " " + b;
    }

    public long countInChild() {
      child = child == null ? 1 : child + 1;
      return child;
    }

    public Object readChild() {
      return child;
    }

    public boolean removeChild() {
      boolean there = child != null;
      child = null;
      return there;
    }
  }
}
