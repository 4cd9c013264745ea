// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.spi.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Members of a grid of their own, in this JVM and on 127.0.0.1. */
public final class Members implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  private final String cluster = "test-" + UUID.randomUUID();
  private final List<String> addresses = new ArrayList<>();
  private final List<HazelcastInstance> members = new ArrayList<>();

  private Members() {}

  /**
   * Starts members and waits until they know each other.
   *
   * @param count how many
   * @return the members
   */
  public static Members start(int count) {
    Members started = new Members();
    for (int i = 0; i < count; i++) {
      started.add();
    }
    return started;
  }

  /**
   * Starts members that do not know of each other, each a grid of its own.
   *
   * @param count how many
   * @return the members
   */
  static Members apart(int count) {
    Members started = new Members();
    for (int i = 0; i < count; i++) {
      started.addresses.clear();
      started.begin();
    }
    return started;
  }

  /** Tells all of each other and waits until their grids are one. */
  void merge() {
    members.forEach(member -> tcpIp(member.getConfig()).setMembers(allAddresses()));
    untilWhole();
  }

  private List<String> allAddresses() {
    return members.stream().map(member -> address(member.getCluster().getLocalMember())).toList();
  }

  private static String address(Member member) {
    return LOOPBACK + ":" + member.getAddress().getPort();
  }

  private static TcpIpConfig tcpIp(Config config) {
    return config.getNetworkConfig().getJoin().getTcpIpConfig();
  }

  /**
   * Starts one more member, and waits until all know it.
   *
   * @return the new member
   */
  public HazelcastInstance add() {
    HazelcastInstance member = begin();
    untilWhole();
    return member;
  }

  private HazelcastInstance begin() {
    int port = freePort();
    addresses.add(LOOPBACK + ":" + port);
    HazelcastInstance member = Hazelcast.newHazelcastInstance(config(port));
    members.add(member);
    return member;
  }

  private void untilWhole() {
    await().until(() -> members.stream().allMatch(this::isWhole));
  }

  private boolean isWhole(HazelcastInstance member) {
    return seesAll(member) && member.getPartitionService().isClusterSafe();
  }

  private boolean seesAll(HazelcastInstance member) {
    return member.getCluster().getMembers().size() == members.size();
  }

  /**
   * Gives one member.
   *
   * @param index 0 is the first that was started
   * @return the member
   */
  public HazelcastInstance get(int index) {
    return members.get(index);
  }

  /**
   * Opens the store of an application.
   *
   * @param index on which member
   * @param application the name of the application
   * @return the store; the member outlives it
   */
  public Store store(int index, String application) {
    return new HazelcastStore(get(index), application, 0, () -> {});
  }

  /**
   * Starts an application.
   *
   * @param index on which member
   * @param application the name of the application
   * @return its engine
   */
  public ClusterEngine engine(int index, String application) {
    return new ClusterEngine(application, "member" + index, store(index, application));
  }

  /**
   * Ends a member as if its process were killed, and waits until the others know.
   *
   * @param index which one; those after it move up
   */
  public void kill(int index) {
    members.remove(index).getLifecycleService().terminate();
    await().until(() -> members.stream().allMatch(this::seesAll));
  }

  private Config config(int port) {
    Config config = new Config();
    config.setClusterName(cluster);
    config
        .setProperty("hazelcast.phone.home.enabled", "false")
        .setProperty("hazelcast.logging.type", "none")
        .setProperty("hazelcast.shutdownhook.enabled", "false")
        .setProperty("hazelcast.partition.count", "31")
        .setProperty("hazelcast.socket.bind.any", "false")
        .setProperty("hazelcast.merge.first.run.delay.seconds", "1")
        .setProperty("hazelcast.merge.next.run.delay.seconds", "1")
        .setProperty("hazelcast.wait.seconds.before.join", "0");
    configure(config.getNetworkConfig().setPort(port).setPortAutoIncrement(false));
    return config;
  }

  private void configure(NetworkConfig network) {
    network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(List.copyOf(addresses));
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    members.forEach(member -> member.getLifecycleService().terminate());
  }
}
