// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.benchmarks.peers.Keys;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Takes an object of one level as a map, while nobody writes it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class ToMapFlat {
  @Param({"10", "10000"})
  public int names;

  private final Map<String, Object> map = new HashMap<>();
  private SharedObject object;

  @Setup
  public void fill() {
    for (String name : Keys.names(names)) {
      map.put(name, "value of " + name);
    }
    SharedObject storage = new SessionManager(Settings.DEFAULT).open("benchmark").storage();
    storage.use(values -> values.put("flat", map));
    object = storage.object("flat");
  }

  @Benchmark
  public Map<String, Object> sessionStorage() {
    return object.toMap();
  }

  @Benchmark
  public Map<String, Object> limit() {
    return new HashMap<>(map);
  }
}
