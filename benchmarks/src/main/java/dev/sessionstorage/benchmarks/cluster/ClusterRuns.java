// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.benchmarks.cluster.Timed.Times;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts members and lets all ways take turns on them. */
final class ClusterRuns {
  private static final int THREADS = 4;

  private final Plan plan;
  private final Shared shared;
  private final StoreServer server;
  private final MemberProcesses members;

  private ClusterRuns(Plan plan, Shared shared, StoreServer server, MemberProcesses members) {
    this.plan = plan;
    this.shared = shared;
    this.server = server;
    this.members = members;
  }

  /** One member, then all of them: the grid is what they are. */
  static List<Measured> measure(Plan plan) throws IOException {
    List<Measured> all = new ArrayList<>();
    for (int count : new int[] {1, plan.members()}) {
      all.addAll(measure(plan, Shared.GRID, count));
    }
    return all;
  }

  /** So many members that share something. */
  static List<Measured> measure(Plan plan, Shared shared, int count) throws IOException {
    System.out.println(shared.label + ", members: " + count + " of " + plan.members());
    try (StoreServer server = shared.start();
        MemberProcesses members = MemberProcesses.start(shared, server.address(), count)) {
      return new ClusterRuns(plan, shared, server, members).measure();
    }
  }

  private List<Measured> measure() throws IOException {
    List<Measured> measured =
        Case.of(shared, members.size(), plan.members()).stream()
            .flatMap(
                of -> Stream.of(Way.values()).filter(of::isFor).map(way -> new Measured(of, way)))
            .toList();
    for (Measured each : measured) {
      Run unused = run(each, each.of().counts() ? plan.rehearsal() : plan.time());
    }
    for (int i = 0; i < plan.runs(); i++) {
      for (Measured each : measured) {
        each.runs().add(run(each, plan.time()));
        System.out.println(each.line());
      }
    }
    return measured;
  }

  private Run run(Measured what, Duration time) throws IOException {
    return what.of().isAge() ? age(what, time) : rounds(what, time);
  }

  private Run rounds(Measured what, Duration time) throws IOException {
    Case of = what.of();
    String hot = of.hot() ? open(0, what, 1) : "";
    List<String> sessions = new ArrayList<>();
    for (int member = 0; member < members.size(); member++) {
      sessions.add(of.hot() ? (hot + " ").repeat(THREADS).strip() : open(member, what, THREADS));
    }
    String order = of.order() + " " + what.way() + " " + time.toMillis() + " ";
    long before = server.statements();
    List<Times> times = members.together(sessions.stream().map(order::concat).toList());
    long statements = server.statements() - before;
    if (of.reads()) {
      return Run.of(times, time).times(ClusterMember.READS);
    }
    return Run.of(times, time)
        .kept(sum(what, of.hot() ? List.of(hot) : sessions))
        .statements(statements);
  }

  private String open(int member, Measured what, int count) throws IOException {
    return members.ask(member, "open " + what.way() + " " + what.of().bytes() + " " + count);
  }

  private long sum(Measured what, List<String> sessions) throws IOException {
    String order = "sum " + what.way() + " 0 " + String.join(" ", sessions);
    return Long.parseLong(members.ask(0, order));
  }

  /** The first member writes, the others watch. */
  private Run age(Measured what, Duration time) throws IOException {
    String rest = " " + what.way() + " " + time.toMillis() + " " + open(0, what, 1);
    List<String> orders = new ArrayList<>(List.of("write" + rest));
    while (orders.size() < members.size()) {
      orders.add("watch" + rest);
    }
    List<Times> times = members.together(orders);
    return Run.of(times.subList(1, times.size()), time);
  }
}
