// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.sessionstorage.SharedObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** An object with many names gets more while it is read: their table grows in place. */
@JCStressTest
@Outcome(
    id = {
      "null, null, 0",
      "null, null, 1",
      "null, 2, 2",
      "null, null, 2",
      "1, null, 1",
      "1, null, 2",
      "1, 2, 2"
    },
    expect = ACCEPTABLE,
    desc = "one state after another")
@Outcome(expect = FORBIDDEN, desc = "a name without its value")
@State
public class GrowingNames {
  private static final int MANY = 40;
  private static final Map<String, Object> NAMES = names();

  private final SharedObject object = SharedObject.copyOf(NAMES);

  private static Map<String, Object> names() {
    Map<String, Object> names = new LinkedHashMap<>();
    for (int i = 0; i < MANY; i++) {
      names.put("n" + i, i);
    }
    return names;
  }

  @Actor
  public void writer() {
    object.use(editor -> editor.put("first", 1));
    object.use(editor -> editor.put("second", 2));
  }

  @Actor
  public void reader(LLL_Result r) {
    r.r1 = object.get("first");
    r.r2 = object.get("second");
    r.r3 = object.asMap().entrySet().stream().filter(GrowingNames::isNew).count();
  }

  private static boolean isNew(Map.Entry<String, Object> entry) {
    return switch (entry.getKey()) {
      case "first" -> entry.getValue().equals(1L);
      case "second" -> entry.getValue().equals(2L);
      default -> false;
    };
  }
}
