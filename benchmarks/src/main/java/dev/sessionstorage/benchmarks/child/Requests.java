// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.child;

import dev.sessionstorage.benchmarks.report.Contestant;
import dev.sessionstorage.benchmarks.report.Figure;
import dev.sessionstorage.benchmarks.report.Row;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Requests per second on three servers, each in a process of its own. They take turns of a few
 * seconds, so that whatever else the machine does meanwhile meets all three.
 */
public final class Requests {
  private static final List<Contestant> CONTESTANTS =
      List.of(Contestant.SESSION_STORAGE, Contestant.SPRING, Contestant.LIMIT);

  private Requests() {}

  /** Measures that many rounds. */
  public static List<Figure> measure(int rounds, Duration warmUp, Duration turn) {
    List<Child> servers = new ArrayList<>();
    try {
      List<Load> loads = new ArrayList<>();
      for (Contestant contestant : CONTESTANTS) {
        Child server = Child.start(Server.class, List.of("-Xmx512m"), contestant.name());
        servers.add(server);
        loads.add(new Load(Integer.parseInt(server.readLine())));
      }
      return run(loads, rounds, warmUp, turn);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      servers.forEach(Child::close);
    }
  }

  private static List<Figure> run(List<Load> loads, int rounds, Duration warmUp, Duration turn)
      throws IOException {
    for (Load load : loads) {
      load.run(warmUp);
    }
    List<ListStatistics> rates = statistics();
    List<ListStatistics> latencies = statistics();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < loads.size(); i++) {
        Load.Result result = loads.get(i).run(turn);
        rates.get(i).addValue(result.perSecond());
        latencies.get(i).addValue(result.p99Millis());
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < loads.size(); i++) {
      figures.add(figure(Row.REQUESTS_PER_SECOND, CONTESTANTS.get(i), rates.get(i)));
      figures.add(figure(Row.P99, CONTESTANTS.get(i), latencies.get(i)));
    }
    return figures;
  }

  private static List<ListStatistics> statistics() {
    List<ListStatistics> statistics = new ArrayList<>();
    CONTESTANTS.forEach(any -> statistics.add(new ListStatistics(new double[0])));
    return statistics;
  }

  private static Figure figure(Row row, Contestant contestant, ListStatistics values) {
    return new Figure(row, contestant, values.getMean(), values.getMeanErrorAt(0.999), Double.NaN);
  }
}
