// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.internal.partition.InternalPartition;
import com.hazelcast.map.IMap;
import dev.sessionstorage.SessionId;
import java.util.stream.Stream;

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

  /** The public ports of who has the data of a session and of who has the backups. */
  static String keepers(String session) {
    String key = keys(session).findAny().orElseThrow().toString();
    String place = key.substring(key.indexOf('@') + 1); // what follows it says where it is kept
    int partition = member().getPartitionService().getPartition(place).getPartitionId();
    InternalPartition replicas =
        ((HazelcastInstanceProxy) member())
            .getOriginal()
            .node
            .getPartitionService()
            .getPartition(partition);
    return port(replicas.getReplicaAddress(0)) + " " + port(replicas.getReplicaAddress(1));
  }

  /** How many entries of the grid belong to a session, its groups and its record. */
  static String entries(String session) {
    return String.valueOf(keys(session).filter(key -> key.toString().contains("@")).count());
  }

  private static Stream<?> keys(String session) {
    return maps().flatMap(map -> map.keySet().stream()).filter(key -> belongs(key, session));
  }

  /** All keys with the session's id in them: what belongs to a session is kept together. */
  static boolean belongs(Object key, String session) {
    String uuid = SessionId.parse(session).toUuid().toString();
    return key.toString().contains(session) || key.toString().contains(uuid);
  }

  static Stream<IMap<?, ?>> maps() {
    return member().getDistributedObjects().stream()
        .filter(IMap.class::isInstance)
        .map(map -> (IMap<?, ?>) map);
  }

  private static String port(Address address) {
    return address == null ? "none" : String.valueOf(address.getPort());
  }
}
