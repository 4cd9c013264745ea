// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.partition.InternalPartition;
import com.hazelcast.map.IMap;
import java.util.List;

/** A member on this machine that others reach through another port, and that notices soon. */
final class Grid {
  private static final String HOST = "127.0.0.1";

  private final HazelcastInstance member;

  Grid(String cluster, Place place, List<String> publicPorts) {
    Config config = new Config().setClusterName(cluster);
    config.setProperty("hazelcast.logging.type", "jdk");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    config.setProperty("hazelcast.io.write.through", "false"); // as docs/cluster.md says
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty("hazelcast.max.no.heartbeat.seconds", "6");
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "3");
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "3");
    network(config.getNetworkConfig(), place);
    join(config.getNetworkConfig().getJoin(), publicPorts);
    member = Hazelcast.newHazelcastInstance(config);
  }

  private static void network(NetworkConfig network, Place place) {
    network.setPort(place.port()).setPortAutoIncrement(false);
    network.setPublicAddress(HOST + ":" + place.publicPort());
    network.addOutboundPortDefinition(place.outboundPorts());
    network.getInterfaces().setEnabled(true).addInterface(HOST);
  }

  private static void join(JoinConfig join, List<String> publicPorts) {
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true);
    publicPorts.forEach(port -> join.getTcpIpConfig().addMember(HOST + ":" + port));
  }

  HazelcastInstance member() {
    return member;
  }

  String size() {
    return String.valueOf(member.getCluster().getMembers().size());
  }

  /** Whether all data have backups; waits long where members are not reached. */
  String safe() {
    return String.valueOf(member.getPartitionService().isClusterSafe());
  }

  /** The public ports of who has the data of a session and of who has the backup. */
  String keepers(String session) {
    Object key = key(session);
    int partition = member.getPartitionService().getPartition(key).getPartitionId();
    InternalPartition replicas =
        ((HazelcastInstanceProxy) member)
            .getOriginal()
            .node
            .getPartitionService()
            .getPartition(partition);
    return port(replicas.getReplicaAddress(0)) + " " + port(replicas.getReplicaAddress(1));
  }

  /** Any key with the session's id in it: what belongs to a session is kept together. */
  private Object key(String session) {
    return member.getDistributedObjects().stream()
        .filter(IMap.class::isInstance)
        .flatMap(map -> ((IMap<?, ?>) map).keySet().stream())
        .filter(key -> key.toString().contains(session))
        .findAny()
        .orElseThrow();
  }

  private static String port(Address address) {
    return address == null ? "none" : String.valueOf(address.getPort());
  }
}
