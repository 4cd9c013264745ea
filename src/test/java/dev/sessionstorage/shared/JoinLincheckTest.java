// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SharedGroupException;
import dev.sessionstorage.SharedObject;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/** A group that joins another one, or whose join is taken back, looks the same all the time. */
class JoinLincheckTest {

  @Test
  void every_interleaving_with_joins_is_one_after_the_other() {
    Check.byModel(Operations.class, Specification.class, 3);
  }

  @Test
  void real_threads_with_joins_run_one_after_the_other() {
    Check.byStress(Operations.class, Specification.class, 3);
  }

  /** On an object with two members, and a host with a longer history that it may join. */
  public static class Operations {
    private final SharedObject host = DeepCopy.of(Map.of());
    private final SharedObject object =
        DeepCopy.of(Map.of("a", Map.of("v", 0), "b", Map.of("v", 0)));
    private final SharedObject a = object.object("a");
    private final SharedObject b = object.object("b");

    /** Makes the versions of the two groups differ. */
    public Operations() {
      for (int i = 0; i < 5; i++) {
        host.use(editor -> editor.increment("n", 1));
      }
    }

    private void incrementBoth() {
      a.use(inner -> inner.increment("v", 1));
      b.use(inner -> inner.increment("v", 1));
    }

    @Operation
    public void increment() {
      object.use(editor -> incrementBoth());
    }

    @Operation
    public boolean join() {
      return host.with(
          editor -> {
            try {
              editor.put("object", object);
            } catch (SharedGroupException e) {
              return false;
            }
            incrementBoth();
            return true;
          });
    }

    @Operation
    public void joinAndFail() {
      try {
        host.use(
            editor -> {
              editor.put("object", object);
              incrementBoth();
              throw new IllegalStateException();
            });
      } catch (IllegalStateException | SharedGroupException e) {
        // taken back
      }
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
      Map<String, Object> copy = object.toMap();
      return value(copy.get("a")) + " " + value(copy.get("b"));
    }

    private static Object value(Object object) {
      return ((Map<?, ?>) object).get("v");
    }
  }

  /** What is expected. */
  public static class Specification {
    private long both;
    private boolean joined;

    public void increment() {
      both++;
    }

    /** A second time, the object is there already: putting it there again changes nothing. */
    public boolean join() {
      joined = true;
      both++;
      return joined;
    }

    public void joinAndFail() {}

    public long readA() {
      return both;
    }

    public long readB() {
      return both;
    }

    public String readBoth() {
      return both + " " + both;
    }
  }
}
