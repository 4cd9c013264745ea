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
 * The CPU time of a whole request on three servers, each in a process of its own: what the process
 * used, its collector and compiler included, divided by the requests that it answered. They take
 * turns of a few seconds, so that whatever else the machine does meanwhile meets all three.
 */
public final class Requests {
  private static final List<Contestant> CONTESTANTS =
      List.of(Contestant.SESSION_STORAGE, Contestant.SPRING, Contestant.LIMIT);

  private final Child server;
  private final Load load;
  private final ListStatistics micros = new ListStatistics(new double[0]);

  private Requests(Contestant contestant) throws IOException {
    server = Child.start(Server.class, List.of("-Xmx512m"), contestant.name());
    load = new Load(Integer.parseInt(server.readLine()));
  }

  /** Measures that many rounds. */
  public static List<Figure> measure(int rounds, Duration warmUp, Duration turn) {
    List<Requests> servers = new ArrayList<>();
    try {
      for (Contestant contestant : CONTESTANTS) {
        servers.add(new Requests(contestant));
      }
      for (Requests each : servers) {
        long unused = each.load.run(warmUp);
      }
      for (int round = 0; round < rounds; round++) {
        servers.forEach(each -> each.measure(turn));
      }
      List<Figure> figures = new ArrayList<>();
      for (int i = 0; i < servers.size(); i++) {
        figures.add(servers.get(i).figure(CONTESTANTS.get(i)));
      }
      return figures;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      servers.forEach(each -> each.server.close());
    }
  }

  private void measure(Duration turn) {
    Duration before = server.cpuTime();
    long answered = load.run(turn);
    micros.addValue(server.cpuTime().minus(before).toNanos() / 1e3 / answered);
  }

  private Figure figure(Contestant contestant) {
    double error = micros.getMeanErrorAt(0.999);
    return new Figure(Row.REQUEST, contestant, micros.getMean(), error, Double.NaN);
  }
}
