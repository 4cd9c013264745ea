// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.benchmarks.cluster;

import dev.sessionstorage.benchmarks.cluster.Timed.Times;
import dev.sessionstorage.benchmarks.report.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how soon members see what another one changes, where there are many sessions: all the
 * time, and while a member joins or dies.
 */
public final class CrowdBenchmarks {
  private static final int BYTES = 100;
  private static final int USES_A_SECOND = 1000;
  private static final int WRITTEN = 50;

  private final int crowd;
  private final int watched;
  private final long millis;
  private final StringBuilder table =
      new StringBuilder("| what | goal | reached | met |\n| --- | --- | ---: | --- |\n");

  private CrowdBenchmarks(int crowd, int watched, long millis) {
    this.crowd = crowd;
    this.watched = watched;
    this.millis = millis;
  }

  /** Writes its part of the page. */
  public static void write(Path page, boolean quick) throws IOException {
    CrowdBenchmarks all =
        quick
            ? new CrowdBenchmarks(1000, 100, 4_000)
            : new CrowdBenchmarks(100_000, 10_000, 12_000);
    all.busy();
    all.joinAndDeath();
    Page.write(page, "crowds", all.table.toString());
  }

  /** One member has a crowd of its own, which is used, and watches a session of another one. */
  private void busy() throws IOException {
    try (MemberProcesses members = MemberProcesses.start(3)) {
      String unused = open(members, 1, crowd);
      String session = open(members, 0, 1);
      warmUp(members, session);
      members.ask(1, "busy " + Way.SESSION_STORAGE + " " + USES_A_SECOND);
      Times unusedEither = changes(members, session);
      Times ages = changes(members, session);
      line(
          "a change is seen where " + number(crowd) + " sessions are in use: p99",
          15,
          ages.p99Micros());
    }
  }

  /** Three members watch the same sessions; one of them dies, and another one joins. */
  private void joinAndDeath() throws IOException {
    try (MemberProcesses members = MemberProcesses.start(3)) {
      String all = open(members, 0, watched);
      members.ask(1, "hold " + Way.SESSION_STORAGE + " 0 " + all);
      members.ask(2, "hold " + Way.SESSION_STORAGE + " 0 " + all);
      String some = String.join(" ", List.of(all.split(" ", -1)).subList(0, WRITTEN));
      warmUp(members, some);
      Times before = changes(members, some);
      line(
          "a change is seen, " + number(watched) + " sessions watched on 3 members: longest",
          300,
          before.mostMicros());

      members.tell(orders(some));
      members.kill();
      List<Times> death = members.answers(2);
      line("the same while one of them dies", 300, death.get(1).mostMicros());
      line("of that: the longest use", 300, death.get(0).mostMicros());

      members.tell(orders(some));
      members.add();
      line("the same while one joins", 300, members.answers(2).get(1).mostMicros());
    }
  }

  private static String open(MemberProcesses members, int member, int count) throws IOException {
    return members.ask(member, "open " + Way.SESSION_STORAGE + " " + BYTES + " " + count);
  }

  /** Servers are warm: fifty changes a second would take minutes to make this one so. */
  private void warmUp(MemberProcesses members, String sessions) throws IOException {
    String unused = members.ask(0, "count " + Way.SESSION_STORAGE + " " + millis + " " + sessions);
  }

  private Times changes(MemberProcesses members, String sessions) throws IOException {
    List<Times> times = members.together(orders(sessions));
    System.out.println("changes: " + times);
    return times.get(1);
  }

  /** The first member writes, the second one watches. */
  private List<String> orders(String sessions) {
    String rest = " " + Way.SESSION_STORAGE + " " + millis + " " + sessions;
    return new ArrayList<>(List.of("write" + rest, "watch" + rest));
  }

  private static String number(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private void line(String what, int most, double micros) {
    String row =
        String.format(
            Locale.ROOT,
            "| %s | ≤ %d ms | %.1f ms | %s |%n",
            what,
            most,
            micros / 1000,
            micros <= most * 1000.0 ? "yes" : "**no**");
    System.out.print(row);
    table.append(row);
  }
}
