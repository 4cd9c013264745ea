// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.failure.Cluster;
import dev.sessionstorage.failure.MemberProcess;
import dev.sessionstorage.hazelcast.failure.member.GridMember;
import dev.sessionstorage.hazelcast.failure.member.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Members of a grid, each behind a gateway of its own. */
final class GridCluster extends Cluster {
  private static final int MOST = 6;
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final Duration WHOLE_WITHIN = Duration.ofSeconds(90);

  private final String kind;
  private final String name = "failures-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
  private final List<Place> places = Ports.places(MOST);
  private final Network network = new Network(places);
  private final TreeMap<Integer, Gateway> gateways = new TreeMap<>();

  GridCluster(String kind, Path folder, int size) throws IOException {
    super(folder, size);
    this.kind = kind;
    heal();
  }

  /** Finds the member that keeps the data of a session, or the backup of these data. */
  MemberProcess keeper(String session, int replica) {
    String port = members().get(0).ask("keepers " + session).split(" ", -1)[replica];
    int index = 0;
    while (!port.equals("" + places.get(index).publicPort())) {
      index++;
    }
    return at(index);
  }

  @Override
  protected Process process(int index, String member) throws IOException {
    Place place = places.get(index);
    gateways.put(index, gateway(place));
    Map<String, String> properties = // for more than one backup
        size() > 3 ? Map.of("sessionstorage.cluster.members", "" + size()) : Map.of();
    return java(
        member,
        properties,
        GridMember.class,
        member,
        kind,
        name,
        "" + place.port(),
        "" + place.publicPort(),
        "" + place.outbound(),
        publicAddresses());
  }

  /** Its port may be busy for a moment, with what is left of the connections before. */
  private Gateway gateway(Place place) {
    return Awaitility.await("gateway")
        .ignoreExceptions()
        .until(() -> new Gateway(network, place), Objects::nonNull);
  }

  private String publicAddresses() {
    return places.stream()
        .map(place -> "127.0.0.1:" + place.publicPort())
        .collect(Collectors.joining(","));
  }

  @Override
  protected void ended(int index) throws IOException {
    gateways.remove(index).close();
  }

  @Override
  protected void cutOff(int index) {
    network.cutOff(places.get(index));
  }

  @Override
  protected void reconnect() {
    network.heal();
  }

  /** Waits until all members are one cluster again, with backups of all they have. */
  @Override
  public void untilItIsWhole() {
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
  public long entries(String session) {
    return Long.parseLong(members().get(0).ask("entries " + session));
  }

  @Override
  public void close() throws IOException {
    super.close();
    network.close();
  }
}
