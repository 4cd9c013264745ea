// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.benchmarks.peers.ManySessions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Finds one of a million sessions by its id, which came from elsewhere. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Find {

  @Benchmark
  public Object sessionStorage(ManySessions.InStorage sessions, ManySessions.Ids ids) {
    return sessions.find(ids.next());
  }

  @Benchmark
  public Object spring(ManySessions.InSpring sessions, ManySessions.Ids ids) {
    return sessions.find(ids.nextText());
  }

  @Benchmark
  public Object limit(ManySessions.InMap sessions, ManySessions.Ids ids) {
    SessionId id = ids.next();
    return sessions.find(id);
  }
}
