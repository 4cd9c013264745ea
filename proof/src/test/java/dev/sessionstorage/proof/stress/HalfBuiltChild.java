// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A child is not there, or there with all that it was made of. */
public class HalfBuiltChild {

  private static void build(SharedObject parent) {
    parent.use(
        editor -> {
          editor.put("child", Map.of("x", 1));
          editor.object("child").use(child -> child.put("y", Map.of("z", 2)));
        });
  }

  private static void look(SharedObject parent, LLL_Result r) {
    SharedObject child = parent.object("child");
    if (child != null) {
      r.r1 = child.get("x");
      r.r2 = child.has("y") ? child.object("y").get("z") : null;
      r.r3 = child.asMap().size();
    }
  }

  /** In a group, whose children publish with it. */
  @JCStressTest
  @Outcome(
      id = {"null, null, null", "1, 2, 2"},
      expect = ACCEPTABLE,
      desc = "nothing, or all")
  @Outcome(expect = FORBIDDEN, desc = "half-built")
  @State
  public static class InAGroup {
    private final SharedObject top = SharedObject.of();

    @Actor
    public void writer() {
      build(top);
    }

    @Actor
    public void reader(LLL_Result r) {
      look(top, r);
    }
  }

  /** In a storage, whose children publish on their own. */
  @JCStressTest
  @Outcome(
      id = {"null, null, null", "1, 2, 2"},
      expect = ACCEPTABLE,
      desc = "nothing, or all")
  @Outcome(expect = FORBIDDEN, desc = "half-built")
  @State
  public static class InAStorage {
    private final SharedObject storage = new SessionManager(Settings.DEFAULT).application();

    @Actor
    public void writer() {
      build(storage);
    }

    @Actor
    public void reader(LLL_Result r) {
      look(storage, r);
    }
  }
}
