// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.jmh;

import dev.sessionstorage.benchmarks.peers.FilteredRequest;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** What the library adds to each request of an application, also where nobody uses it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Filters {

  @Benchmark
  public void sessionStorage(FilteredRequest request, Blackhole application)
      throws IOException, ServletException {
    request.serve(application);
  }
}
