// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.hazelcast.failure.member.Member;
import dev.sessionstorage.hazelcast.failure.member.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Three members, and room for one more, each a process behind a gateway of its own. */
final class Cluster implements AutoCloseable {
  static final int SIZE = 3;
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final Duration WHOLE_WITHIN = Duration.ofSeconds(90);

  private final String kind;
  private final Path folder;
  private final String name = "failures-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
  private final List<Place> places = Ports.places(SIZE + 1);
  private final Network network = new Network(places);
  private final TreeMap<Integer, MemberProcess> nodes = new TreeMap<>();
  private final TreeMap<Integer, Gateway> gateways = new TreeMap<>();
  private int started;

  Cluster(String kind, Path folder) throws IOException {
    this.kind = kind;
    this.folder = Files.createDirectories(folder);
    heal();
  }

  Path folder() {
    return folder;
  }

  /** All that are alive, stopped and cut off ones too. */
  List<MemberProcess> nodes() {
    return new ArrayList<>(nodes.values());
  }

  /** The others. */
  List<MemberProcess> without(MemberProcess one) {
    return nodes.values().stream().filter(node -> node != one).toList();
  }

  /** The one that others reach at this port. */
  MemberProcess at(String publicPort) {
    return nodes.entrySet().stream()
        .filter(entry -> publicPort.equals("" + places.get(entry.getKey()).publicPort()))
        .findAny()
        .orElseThrow()
        .getValue();
  }

  /** Starts one more than there are. */
  MemberProcess start() throws IOException {
    int index = 0;
    while (nodes.containsKey(index)) {
      index++;
    }
    String node = "m" + index + "." + ++started;
    gateways.put(index, new Gateway(network, places.get(index)));
    nodes.put(index, new MemberProcess(node, process(node, places.get(index))));
    nodes.get(index).untilItHasJoined();
    return nodes.get(index);
  }

  private Process process(String node, Place place) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Member.class.getName()));
    command.addAll(List.of(node, kind, name, "" + place.port(), "" + place.publicPort()));
    command.addAll(List.of("" + place.outbound(), publicAddresses()));
    return new ProcessBuilder(command)
        .redirectError(folder.resolve(node + ".log").toFile())
        .start();
  }

  private String publicAddresses() {
    return places.stream()
        .map(place -> "127.0.0.1:" + place.publicPort())
        .collect(Collectors.joining(","));
  }

  void kill(MemberProcess node) throws IOException {
    node.kill();
    forget(node);
  }

  /** Lets it leave in order. */
  void leave(MemberProcess node) throws IOException {
    node.ask("leave");
    kill(node);
  }

  private void forget(MemberProcess node) throws IOException {
    int index = indexOf(node);
    nodes.remove(index);
    gateways.remove(index).close();
  }

  private int indexOf(MemberProcess node) {
    return nodes.keySet().stream().filter(i -> nodes.get(i) == node).findAny().orElseThrow();
  }

  void cutOff(MemberProcess node) {
    network.cutOff(places.get(indexOf(node)));
  }

  /** Opens all ways and starts who is missing; gives those that were started. */
  List<MemberProcess> heal() throws IOException {
    network.heal();
    List<MemberProcess> fresh = new ArrayList<>();
    while (nodes.size() < SIZE) {
      fresh.add(start());
    }
    return fresh;
  }

  /** Waits until all members are one cluster again, with backups of all they have. */
  void untilItIsWhole() {
    untilTheyAre(nodes());
    Awaitility.await("backups")
        .atMost(WHOLE_WITHIN)
        .during(SETTLED) // ownership moves on for a while, and one failure at a time is survived
        .until(() -> nodes().stream().allMatch(node -> node.ask("safe").equals("true")));
  }

  /** Waits until these members see as many as they are. */
  void untilTheyAre(List<MemberProcess> some) {
    String size = String.valueOf(some.size());
    until(size + " members", () -> some.stream().allMatch(node -> node.ask("size").equals(size)));
  }

  private static void until(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(WHOLE_WITHIN).until(condition);
  }

  @Override
  public void close() throws IOException {
    for (MemberProcess node : nodes()) {
      kill(node);
    }
    network.close();
  }
}
