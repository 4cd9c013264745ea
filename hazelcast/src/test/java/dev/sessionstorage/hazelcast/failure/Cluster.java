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
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Some members, three unless more are asked for, each a process behind a gateway of its own. */
final class Cluster implements AutoCloseable {
  private static final int MOST = 6;
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final Duration WHOLE_WITHIN = Duration.ofSeconds(90);

  private final String kind;
  private final Path folder;
  private final String name = "failures-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
  private final List<Place> places = Ports.places(MOST);
  private final Network network = new Network(places);
  private final TreeMap<Integer, MemberProcess> members = new TreeMap<>();
  private final TreeMap<Integer, Gateway> gateways = new TreeMap<>();
  private final int size;
  private int started;

  Cluster(String kind, Path folder, int size) throws IOException {
    this.kind = kind;
    this.folder = Files.createDirectories(folder);
    this.size = size;
    heal();
  }

  int size() {
    return size;
  }

  Path folder() {
    return folder;
  }

  /** All that are alive, stopped and cut off ones too. */
  List<MemberProcess> members() {
    return new ArrayList<>(members.values());
  }

  /** The others. */
  List<MemberProcess> without(MemberProcess one) {
    return without(List.of(one));
  }

  /** All but these. */
  List<MemberProcess> without(List<MemberProcess> some) {
    return members.values().stream().filter(member -> !some.contains(member)).toList();
  }

  /** The one that others reach at this port. */
  MemberProcess at(String publicPort) {
    return members.entrySet().stream()
        .filter(entry -> publicPort.equals("" + places.get(entry.getKey()).publicPort()))
        .findAny()
        .orElseThrow()
        .getValue();
  }

  /** Starts one more than there are. */
  MemberProcess start() throws IOException {
    int index = 0;
    while (members.containsKey(index)) {
      index++;
    }
    String member = "m" + index + "." + ++started;
    gateways.put(index, gateway(places.get(index)));
    members.put(index, new MemberProcess(member, process(member, places.get(index))));
    members.get(index).untilItHasJoined();
    return members.get(index);
  }

  /** Its port may be busy for a moment, with what is left of the connections before. */
  private Gateway gateway(Place place) {
    return Awaitility.await("gateway")
        .ignoreExceptions()
        .until(() -> new Gateway(network, place), Objects::nonNull);
  }

  private Process process(String member, Place place) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    if (size > 3) {
      command.add("-Dsessionstorage.cluster.members=" + size); // for more than one backup
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Member.class.getName()));
    command.addAll(List.of(member, kind, name, "" + place.port(), "" + place.publicPort()));
    command.addAll(List.of("" + place.outbound(), publicAddresses()));
    return new ProcessBuilder(command)
        .redirectError(folder.resolve(member + ".log").toFile())
        .start();
  }

  private String publicAddresses() {
    return places.stream()
        .map(place -> "127.0.0.1:" + place.publicPort())
        .collect(Collectors.joining(","));
  }

  void kill(MemberProcess member) throws IOException {
    member.kill();
    forget(member);
  }

  /** Lets it leave in order. */
  void leave(MemberProcess member) throws IOException {
    member.ask("leave");
    kill(member);
  }

  private void forget(MemberProcess member) throws IOException {
    int index = indexOf(member);
    members.remove(index);
    gateways.remove(index).close();
  }

  private int indexOf(MemberProcess member) {
    return members.keySet().stream().filter(i -> members.get(i) == member).findAny().orElseThrow();
  }

  void cutOff(MemberProcess member) {
    network.cutOff(places.get(indexOf(member)));
  }

  /** Opens all ways and starts who is missing; gives those that were started. */
  List<MemberProcess> heal() throws IOException {
    network.heal();
    List<MemberProcess> fresh = new ArrayList<>();
    while (members.size() < size) {
      fresh.add(start());
    }
    return fresh;
  }

  /** Waits until all members are one cluster again, with backups of all they have. */
  void untilItIsWhole() {
    untilTheyAre(members());
    Awaitility.await("backups")
        .atMost(WHOLE_WITHIN)
        .during(SETTLED) // ownership moves on for a while, and one failure at a time is survived
        .until(() -> members().stream().allMatch(member -> member.ask("safe").equals("true")));
  }

  /** Waits until these members see as many as they are. */
  void untilTheyAre(List<MemberProcess> some) {
    String size = String.valueOf(some.size());
    until(
        size + " members", () -> some.stream().allMatch(member -> member.ask("size").equals(size)));
  }

  private static void until(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(WHOLE_WITHIN).until(condition);
  }

  @Override
  public void close() throws IOException {
    for (MemberProcess member : members()) {
      kill(member);
    }
    network.close();
  }
}
