// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.sessionstorage.benchmarks.cluster.Timed.Times;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A process that is one member. It does what its standard input says, and ends with it. */
public final class ClusterMember {
  static final int READS = 1000;
  private static final String HOST = "127.0.0.1";

  private final Map<Way, Rounds> ways = new EnumMap<>(Way.class);

  /** The sessions that were opened here, and what keeps those watched that others have opened. */
  private final List<String> opened = new CopyOnWriteArrayList<>();

  private final List<Object> held = new ArrayList<>();

  private ClusterMember(Shared shared, Function<Way, Rounds> rounds) {
    Way.on(shared).forEach(way -> ways.put(way, rounds.apply(way)));
  }

  /**
   * Takes what is shared, and the address of the server; of a grid the cluster's name, its own
   * port, and the ports of those before it.
   */
  public static void main(String[] arguments) throws Exception {
    Shared shared = Shared.valueOf(arguments[0]);
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    if (shared == Shared.GRID) {
      joinGrid(rest);
    } else {
      new ClusterMember(shared, way -> way.rounds(rest.get(0))).obey();
      System.exit(0); // clients have threads of their own
    }
  }

  private static void joinGrid(List<String> arguments) throws Exception {
    List<String> ports = arguments.subList(1, arguments.size());
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config(arguments.get(0), ports));
    try {
      new ClusterMember(Shared.GRID, way -> way.rounds(member)).obey();
    } finally {
      member.getLifecycleService().terminate(); // its threads would go on after an error
    }
  }

  private void obey() throws Exception {
    System.out.println("joined");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      System.out.println(obey(List.of(line.split(" ", -1))));
    }
  }

  private static Config config(String cluster, List<String> ports) {
    Config config = new Config().setClusterName(cluster);
    config.setProperty("hazelcast.logging.type", "none");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.getNetworkConfig().setPort(Integer.parseInt(ports.get(0))).setPortAutoIncrement(false);
    config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface(HOST);
    join(config.getNetworkConfig().getJoin(), ports);
    config
        .getMapConfig(NearCacheRounds.MAP)
        .setNearCacheConfig(
            new NearCacheConfig()
                .setCacheLocalEntries(true)
                .setInMemoryFormat(InMemoryFormat.OBJECT));
    return config;
  }

  private static void join(JoinConfig join, List<String> ports) {
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true);
    ports.forEach(port -> join.getTcpIpConfig().addMember(HOST + ":" + port));
  }

  /** One reading is shorter than looking at the clock. */
  private static Timed.Step batch(Rounds rounds) {
    return session -> {
      for (int i = 0; i < READS; i++) {
        if (rounds.read(session) < 0) {
          throw new IllegalStateException(session);
        }
      }
    };
  }

  private String obey(List<String> order) throws IOException, InterruptedException {
    Rounds rounds = ways.get(Way.valueOf(order.get(1)));
    int number = Integer.parseInt(order.get(2));
    List<String> sessions = order.subList(3, order.size());
    if (order.get(0).equals("open")) {
      List<String> made =
          IntStream.range(0, Integer.parseInt(sessions.get(0)))
              .parallel()
              .mapToObj(any -> rounds.open(number))
              .toList();
      opened.addAll(made);
      return String.join(" ", made);
    }
    if (order.get(0).equals("hold")) {
      held.addAll(sessions.parallelStream().map(rounds::hold).toList());
      return String.valueOf(held.size());
    }
    if (order.get(0).equals("busy")) {
      new Busy(rounds, List.copyOf(opened), number).start();
      return "busy";
    }
    if (order.get(0).equals("sum")) {
      return String.valueOf(sessions.stream().mapToLong(rounds::newest).sum());
    }
    return times(order.get(0), rounds, Duration.ofMillis(number), sessions).line();
  }

  private static Times times(String order, Rounds rounds, Duration time, List<String> sessions)
      throws IOException, InterruptedException {
    return switch (order) {
      case "count" -> Timed.of(rounds::count, sessions, time);
      case "read" -> Timed.of(batch(rounds), sessions, time);
      case "write" -> Freshness.write(rounds, sessions, time);
      case "watch" -> Freshness.watch(rounds, sessions, time);
      default -> throw new IOException("Unknown order " + order);
    };
  }
}
