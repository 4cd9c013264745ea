// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.ha.ClusterManager;
import org.apache.catalina.ha.session.ClusterSessionListener;
import org.apache.catalina.ha.tcp.ReplicationValve;
import org.apache.catalina.ha.tcp.SimpleTcpCluster;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.tribes.Channel;
import org.apache.catalina.tribes.group.GroupChannel;
import org.apache.catalina.tribes.group.interceptors.StaticMembershipInterceptor;
import org.apache.catalina.tribes.membership.StaticMember;
import org.apache.catalina.tribes.transport.nio.NioReceiver;

/** Tomcat with a session manager of its own, alone or with another member. */
final class TomcatMember extends Member {
  private static final int ALIVE = 3600;

  private final Tomcat tomcat = new Tomcat();
  private final Context application;

  TomcatMember(Manager manager) throws Exception {
    Path base = Files.createTempDirectory(Path.of("target"), "tomcat-").toAbsolutePath();
    Files.createDirectory(base.resolve("webapps"));
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getEngine().setBackgroundProcessorDelay(1);
    application = tomcat.addContext("/app", null);
    application.setDistributable(true);
    application.setManager(manager);
    application.addServletContainerInitializer((classes, context) -> begin(context), null);
  }

  /** A member of a cluster of two, which listens there and expects the other one there. */
  static TomcatMember of(ClusterManager manager, int port, int otherPort) throws Exception {
    TomcatMember member = new TomcatMember(manager);
    member.tomcat.getEngine().setCluster(cluster(port, otherPort));
    return member;
  }

  private static SimpleTcpCluster cluster(int port, int otherPort) throws Exception {
    NioReceiver receiver = new NioReceiver();
    receiver.setAddress("127.0.0.1");
    receiver.setPort(port);
    receiver.setAutoBind(1);
    StaticMembershipInterceptor members = new StaticMembershipInterceptor();
    members.setLocalMember(member(port));
    members.addStaticMember(member(otherPort));
    GroupChannel channel = new GroupChannel();
    channel.setChannelReceiver(receiver);
    channel.addInterceptor(members);
    SimpleTcpCluster cluster = new SimpleTcpCluster();
    cluster.setChannel(channel);
    cluster.setChannelSendOptions(
        Channel.SEND_OPTIONS_USE_ACK | Channel.SEND_OPTIONS_SYNCHRONIZED_ACK);
    cluster.setChannelStartOptions(Channel.SND_RX_SEQ | Channel.SND_TX_SEQ);
    cluster.addValve(new ReplicationValve());
    cluster.addClusterListener(new ClusterSessionListener());
    return cluster;
  }

  private static StaticMember member(int port) throws Exception {
    StaticMember member = new StaticMember("127.0.0.1", port, ALIVE);
    member.setUniqueId(
        "{0,0,0,0,0,0,0,0,0,0,0,0,"
            + (port >> 8 & 127)
            + ","
            + (port & 127)
            + ",0,"
            + (port >> 7 & 1)
            + "}");
    return member;
  }

  @Override
  TomcatMember start() throws Exception {
    tomcat.start();
    return this;
  }

  @Override
  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  Manager manager() {
    return application.getManager();
  }

  @Override
  void stop() throws Exception {
    if (tomcat.getServer().getState().isAvailable()) {
      tomcat.stop();
      tomcat.destroy();
    }
  }
}
