// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.benchmarks.peers.Keys;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes one value of an object that has many. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class PutMany {
  @Param({"100", "10000"})
  public int names;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Object> limit = new HashMap<>();
  private SharedObject object;
  private String[] all;
  private int next;

  @Setup
  public void fill() {
    all = Keys.names(names);
    for (String name : all) {
      limit.put(name, "value of " + name);
    }
    object = new SessionManager(Settings.DEFAULT).open("benchmark").storage();
    object.use(values -> values.putAll(limit));
  }

  private String next() {
    next = next == 0 ? names - 1 : next - 1;
    return all[next];
  }

  @Benchmark
  public void sessionStorage(Keys keys) {
    String name = next();
    String value = keys.nextValue();
    object.use(values -> values.put(name, value));
  }

  @Benchmark
  public void limit(Keys keys) {
    lock.lock();
    try {
      limit.put(next(), keys.nextValue());
    } finally {
      lock.unlock();
    }
  }
}
