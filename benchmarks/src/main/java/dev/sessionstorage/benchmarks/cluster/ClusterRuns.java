// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Starts one, two and three members and lets all ways take turns on them. */
final class ClusterRuns {
  private static final int THREADS = 4;
  private static final int MOST = 3;

  private final Duration time;
  private final List<Measured> all = new ArrayList<>();

  private ClusterRuns(Duration time) {
    this.time = time;
  }

  static List<Measured> measure(Duration time) throws IOException {
    ClusterRuns runs = new ClusterRuns(time);
    for (int members = 1; members <= MOST; members++) {
      runs.with(members);
    }
    return runs.all;
  }

  private void with(int count) throws IOException {
    List<MemberProcess> members = new ArrayList<>();
    try {
      String cluster = "benchmarks-" + UUID.randomUUID();
      List<String> ports = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ports.add(0, String.valueOf(freePort()));
        members.add(new MemberProcess(cluster, ports));
      }
      for (Case of : cases(count)) {
        measure(members, of);
      }
    } finally {
      members.forEach(MemberProcess::close);
    }
  }

  private static List<Case> cases(int members) {
    return Stream.of(1_000, 20_000)
        .flatMap(
            bytes ->
                Stream.of(
                    new Case("count", members, bytes, false),
                    new Case("count", members, bytes, true),
                    new Case("read", members, bytes, false)))
        .toList();
  }

  private void measure(List<MemberProcess> members, Case of) throws IOException {
    for (Way way : Way.values()) {
      if (of.isFor(way)) {
        String hot = of.hot() ? open(members.get(0), way, of, 1) : "";
        List<String> orders = new ArrayList<>();
        for (MemberProcess member : members) {
          String sessions =
              of.hot() ? (hot + " ").repeat(THREADS).strip() : open(member, way, of, THREADS);
          orders.add(of.order() + " " + way + " %d " + sessions);
        }
        run(members, orders, time.dividedBy(2)); // to warm up
        add(of, way, run(members, orders, time));
      }
    }
  }

  private static String open(MemberProcess member, Way way, Case of, int count) throws IOException {
    member.tell("open " + way + " " + of.bytes() + " " + count);
    return member.answer();
  }

  private static List<String> run(List<MemberProcess> members, List<String> orders, Duration time)
      throws IOException {
    for (int i = 0; i < members.size(); i++) {
      members.get(i).tell(orders.get(i).formatted(time.toMillis()));
    }
    List<String> answers = new ArrayList<>();
    for (MemberProcess member : members) {
      answers.add(member.answer());
    }
    return answers;
  }

  private void add(Case of, Way way, List<String> answers) {
    double perSecond = answers.stream().mapToDouble(answer -> part(answer, 0)).sum();
    double p99 = answers.stream().mapToDouble(answer -> part(answer, 1)).max().orElseThrow();
    Measured measured =
        new Measured(of, way, perSecond * (of.reads() ? ClusterMember.READS : 1), p99);
    System.out.printf("%s, %s: %,.0f/s%n", of.title(), way.label, measured.perSecond());
    all.add(measured);
  }

  private static double part(String answer, int index) {
    return Double.parseDouble(answer.split(" ", -1)[index]);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
