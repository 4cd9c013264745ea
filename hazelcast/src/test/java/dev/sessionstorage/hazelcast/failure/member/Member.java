// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A process that is one member. It does what its standard input says, and ends with it. */
public final class Member {
  private final String name;
  private final Counters counters;
  private Load load;

  private Member(String name, Counters counters) {
    this.name = name;
    this.counters = counters;
  }

  /** Takes its name, kind of counters, cluster, three ports and everybody's addresses. */
  public static void main(String[] arguments) throws IOException {
    Place place = new Place(port(arguments[3]), port(arguments[4]), port(arguments[5]));
    Grid.configure(arguments[2], place, arguments[6]);
    Member member = new Member(arguments[0], counters(arguments[1]));
    say("0 joined");
    member.obey();
    Runtime.getRuntime().halt(0);
  }

  private static int port(String text) {
    return Integer.parseInt(text);
  }

  private static Counters counters(String kind) {
    return switch (kind) {
      case "storage" -> new StorageCounters();
      case "lease-only" -> new LeaseOnlyCounters();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private void obey() throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      List<String> order = List.of(line.split(" ", -1));
      Thread thread = new Thread(() -> answer(order), line);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void answer(List<String> order) {
    String answer;
    try {
      answer = obey(order.get(1), order.subList(2, order.size()));
    } catch (Exception | Error e) {
      e.printStackTrace();
      answer = "failed: " + e;
    }
    say(order.get(0) + " " + answer.lines().findFirst().orElse(""));
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private String obey(String order, List<String> arguments) throws InterruptedException {
    return switch (order) {
      case "open" -> open(Integer.parseInt(arguments.get(0)));
      case "load" -> load(Path.of(arguments.get(0)), arguments.subList(1, arguments.size()));
      case "stop" -> load.stop();
      case "hold" -> load.hold();
      case "release" -> load.release();
      case "inside" -> counters.inside(arguments.get(0)).toString();
      case "read" -> counters.read(arguments.get(0)).toString();
      case "size" -> Grid.size();
      case "safe" -> Grid.safe();
      case "keepers" -> Grid.keepers(arguments.get(0));
      case "leave" -> leave();
      default -> throw new IllegalArgumentException(order);
    };
  }

  private String open(int count) {
    return IntStream.range(0, count)
        .mapToObj(any -> counters.open())
        .collect(Collectors.joining(" "));
  }

  private String load(Path ledger, List<String> sessions) {
    load = new Load(counters, sessions, name, ledger);
    return load.start();
  }

  private String leave() {
    counters.close();
    return "left";
  }
}
