// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import dev.sessionstorage.SharedObject;
import java.util.Map;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/** Single stories of several threads, in the interleavings that Lincheck chooses. */
class InterleavingsLincheckTest {
  private static final int INVOCATIONS = 100 * Integer.getInteger("proof.lincheck", 1);

  private static Object value(Object object) {
    return ((Map<?, ?>) object).get("v");
  }

  @Test
  void a_copy_is_not_torn_when_a_join_is_taken_back_and_both_groups_go_on() {
    Lincheck.runConcurrentTest(
        INVOCATIONS,
        () -> {
          SharedObject host = DeepCopy.of(Map.of());
          SharedObject object = DeepCopy.of(Map.of("a", Map.of("v", 0), "b", Map.of("v", 0)));
          Thread joiner = new Thread(() -> joinAndFail(host, object));
          joiner.start();
          Map<String, Object> copy = object.toMap();
          join(joiner);
          same(value(copy.get("a")), value(copy.get("b")));
        });
  }

  private static void joinAndFail(SharedObject host, SharedObject object) {
    try {
      host.use(
          editor -> {
            editor.put("object", object);
            throw new IllegalStateException();
          });
    } catch (IllegalStateException e) {
      // taken back
    }
    host.use(editor -> editor.put("n", 1));
    SharedObject a = object.object("a");
    SharedObject b = object.object("b");
    object.use(
        editor -> {
          a.use(inner -> inner.put("v", 1));
          b.use(inner -> inner.put("v", 1));
        });
  }

  /** Plain, since the tool watches all that is called. */
  private static void same(Object one, Object other) {
    if (!one.equals(other)) {
      throw new AssertionError(one + " and " + other);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
