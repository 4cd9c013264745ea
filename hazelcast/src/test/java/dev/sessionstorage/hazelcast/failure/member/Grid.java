// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.partition.InternalPartition;
import com.hazelcast.map.IMap;

/** The one grid of this process, as its member sees it. */
final class Grid {

  /** Says how to join, in place of an application's hazelcast.yaml. */
  static void configure(String cluster, Place place, String publicAddresses) {
    System.setProperty("hazelcast.config", "classpath:failures.yaml");
    System.setProperty("failures.cluster", cluster);
    System.setProperty("failures.port", "" + place.port());
    System.setProperty("failures.public-port", "" + place.publicPort());
    System.setProperty("failures.outbound-ports", place.outboundPorts());
    System.setProperty("failures.members", publicAddresses);
  }

  static HazelcastInstance member() {
    return Hazelcast.getAllHazelcastInstances().iterator().next();
  }

  private Grid() {}

  static String size() {
    return String.valueOf(member().getCluster().getMembers().size());
  }

  /** Whether all data have backups; waits long where members are not reached. */
  static String safe() {
    return String.valueOf(member().getPartitionService().isClusterSafe());
  }

  /** The public ports of who has the data of a session and of who has the backup. */
  static String keepers(String session) {
    Object key = key(session);
    int partition = member().getPartitionService().getPartition(key).getPartitionId();
    InternalPartition replicas =
        ((HazelcastInstanceProxy) member())
            .getOriginal()
            .node
            .getPartitionService()
            .getPartition(partition);
    return port(replicas.getReplicaAddress(0)) + " " + port(replicas.getReplicaAddress(1));
  }

  /** Any key with the session's id in it: what belongs to a session is kept together. */
  private static Object key(String session) {
    return member().getDistributedObjects().stream()
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
