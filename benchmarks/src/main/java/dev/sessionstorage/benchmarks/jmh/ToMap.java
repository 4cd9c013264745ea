// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Copies ten names in three levels. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class ToMap {
  private final Map<String, Object> map =
      tree(tree(tree(null, "street", "city", "code"), "first", "last"), "id", "theme", "page");

  private SharedObject object;

  private static Map<String, Object> tree(Map<String, Object> below, String... names) {
    Map<String, Object> tree = new HashMap<>();
    for (String name : names) {
      tree.put(name, "value of " + name);
    }
    if (below != null) {
      tree.put("below", below);
    }
    return tree;
  }

  @Setup
  public void fill() {
    SharedObject storage = new SessionManager(Settings.DEFAULT).open("benchmark").storage();
    storage.use(values -> values.put("tree", map));
    object = storage.object("tree");
  }

  @Benchmark
  public Map<String, Object> sessionStorage() {
    return object.toMap();
  }

  @Benchmark
  public Map<String, Object> limit() {
    return copy(map);
  }

  @SuppressWarnings("unchecked") // the tree is made above
  private static Map<String, Object> copy(Map<String, Object> tree) {
    Map<String, Object> copied = new HashMap<>(tree);
    for (Map.Entry<String, Object> entry : copied.entrySet()) {
      if (entry.getValue() instanceof Map<?, ?> below) {
        entry.setValue(copy((Map<String, Object>) below));
      }
    }
    return copied;
  }
}
