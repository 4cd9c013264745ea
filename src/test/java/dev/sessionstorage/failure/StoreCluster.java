// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure;

import dev.sessionstorage.failure.member.Kind;
import dev.sessionstorage.failure.member.Member;
import dev.sessionstorage.failure.member.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Members that share servers, which each of them reaches by forwarders of its own. */
public final class StoreCluster extends Cluster {
  private final StoreServers servers;
  private final TreeMap<Integer, List<Forwarder>> ways = new TreeMap<>();

  /** Starts the members; the servers run already, and end with them. */
  public StoreCluster(StoreServers servers, Path folder, int size) throws IOException {
    super(folder, size);
    this.servers = servers;
    heal();
  }

  StoreServers servers() {
    return servers;
  }

  @Override
  protected Process process(int index, String member) throws IOException {
    List<Forwarder> own = servers.ports().stream().map(Forwarder::new).toList();
    ways.put(index, own);
    List<Integer> ports = own.stream().map(Forwarder::port).toList();
    return java(member, servers.settings(ports), Member.class, member);
  }

  @Override
  protected void ended(int index) {
    ways.remove(index).forEach(Forwarder::close);
  }

  /** Nothing passes any more between the member and the servers, and it is not told. */
  @Override
  protected void cutOff(int index) {
    ways.get(index).forEach(Forwarder::drop);
  }

  /** Ends the connections of all members, which may connect again at once. */
  void disconnect() {
    ways.values().forEach(own -> lead(own, Forwarder::lead));
  }

  /** Connections to a server that is gone are never answered; the next ones lead to its heir. */
  void forgetConnections() {
    ways.values().forEach(own -> lead(own, Forwarder::forget));
  }

  /** Leads to where the servers are now. */
  void follow() {
    ways.values().forEach(own -> lead(own, Forwarder::restore));
  }

  private interface Lead {
    void to(Forwarder forwarder, int port);
  }

  private void lead(List<Forwarder> own, Lead how) {
    List<Integer> ports = servers.ports();
    for (int i = 0; i < own.size(); i++) {
      how.to(own.get(i), ports.get(i));
    }
  }

  @Override
  protected void reconnect() {
    servers.heal();
    follow();
  }

  /** Waits until each member can write. */
  @Override
  public void untilItIsWhole() {
    String everywhere = new Target(Kind.APPLICATION, "whole").toString();
    for (MemberProcess member : new ArrayList<>(members())) {
      String unused = member.ask("inside " + everywhere);
    }
  }

  @Override
  public long entries(String session) {
    return servers.entries(session);
  }

  @Override
  public void close() throws IOException {
    super.close();
    servers.close();
  }
}
