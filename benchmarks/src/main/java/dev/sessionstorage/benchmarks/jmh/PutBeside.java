// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.benchmarks.peers.Keys;
import dev.sessionstorage.benchmarks.peers.Observers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Writes one of ten values of a storage that nobody observes; others are observed, or none is. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PutBeside {

  @Benchmark
  public void sessionStorage(Observers.OfOthers observed, Keys keys) {
    put(observed.storage(), keys.next(), keys.nextValue());
  }

  @Benchmark
  public void limit(Observers.None none, Keys keys) {
    put(none.storage(), keys.next(), keys.nextValue());
  }

  private static void put(SharedObject storage, String name, Object value) {
    storage.use(values -> values.put(name, value));
  }
}
