// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A process that is one member, with the engine of its class path and the settings of its system
 * properties. It does what its standard input says, and ends with it.
 */
public class Member {
  private final String name;
  private final Counters counters;
  private Load load;
  private @Nullable Orders orders;

  /** Takes its name, and what it counts in. */
  protected Member(String name, Counters counters) {
    this.name = name;
    this.counters = counters;
  }

  /** Takes its name. */
  public static void main(String[] arguments) throws IOException {
    new Member(arguments[0], new StorageCounters()).run();
  }

  /** Does what it is told until nobody can tell it any more, and ends the process. */
  protected final void run() throws IOException {
    say("0 joined");
    obey();
    Runtime.getRuntime().halt(0);
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

  /** Does one thing, and gives its answer. */
  protected String obey(String order, List<String> arguments) throws InterruptedException {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    return switch (order) {
      case "open" -> open(Integer.parseInt(first));
      case "load" -> load(arguments);
      case "stop" -> load.stop();
      case "hold" -> load.hold();
      case "hold-removing" -> load.holdRemoving();
      case "release" -> load.release();
      case "inside" -> text(counters.inside(Target.parse(first)));
      case "read" -> text(counters.read(Target.parse(first)));
      case "leave" -> leave();
      default -> orders().obey(order, arguments);
    };
  }

  private synchronized Orders orders() {
    if (orders == null) {
      orders = ((StorageCounters) counters).orders();
    }
    return orders;
  }

  private static String text(@Nullable Map<String, Long> values) {
    return values == null ? "absent" : values.toString();
  }

  private String open(int count) {
    return IntStream.range(0, count)
        .mapToObj(any -> counters.open())
        .collect(Collectors.joining(" "));
  }

  /** Takes the round, whose boxes to count in, the ledger and the sessions. */
  private String load(List<String> arguments) {
    String round = arguments.get(0);
    Path file = Path.of(arguments.get(2));
    List<String> sessions = arguments.subList(3, arguments.size());
    Load.Round all = new Load.Round(round, file, sessions);
    load = new Load(counters, all, round + "." + name, round + "." + arguments.get(1));
    return "loading";
  }

  private String leave() {
    counters.close();
    return "left";
  }
}
