// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads a record of five components; the limit is a constructor and five reads, by hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class RecordRead {
  private SharedObject line;

  @Setup
  public void fill() {
    SharedObject storage = new SessionManager(Settings.DEFAULT).open("benchmark").storage();
    storage.use(values -> values.put("line", Line.TEA));
    line = storage.object("line");
  }

  @Benchmark
  public Line sessionStorage() {
    return line.as(Line.class);
  }

  @Benchmark
  public Line limit() {
    return new Line(
        line.get("item", String.class),
        line.get("count", Integer.class),
        line.get("price", BigDecimal.class),
        line.get("day", LocalDate.class),
        line.get("gift", Boolean.class));
  }
}
