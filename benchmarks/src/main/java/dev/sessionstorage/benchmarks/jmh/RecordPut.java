// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Puts a record of five components; the limit puts a map of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class RecordPut {
  private Line line = Line.TEA;
  private SharedObject cart;

  @Setup
  public void fill() {
    cart = new SessionManager(Settings.DEFAULT).open("benchmark").storage().objectOrNew("cart");
  }

  @Benchmark
  public void sessionStorage() {
    cart.use(values -> values.put("line", line));
  }

  @Benchmark
  public void limit() {
    Line put = line;
    cart.use(
        values ->
            values.put(
                "line",
                Map.of(
                    "item", put.item(),
                    "count", put.count(),
                    "price", put.price(),
                    "day", put.day(),
                    "gift", put.gift())));
  }
}
