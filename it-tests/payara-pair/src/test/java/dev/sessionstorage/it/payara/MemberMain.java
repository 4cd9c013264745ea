// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.process.Agent;
import fish.payara.micro.boot.AdminCommandRunner;

/** Payara Micro in its process, as a member of a grid. */
public final class MemberMain extends PayaraMain {
  private static final String GRID = "hazelcast-runtime-configuration.";

  private MemberMain(Agent.Place place) {
    super(place);
  }

  /** Runs Payara in a grid. */
  public static void main(String[] arguments) throws Exception {
    Agent.run(new MemberMain(Agent.Place.of(arguments)));
  }

  @Override
  protected boolean isAlone() {
    return false;
  }

  @Override
  protected void configure(AdminCommandRunner asadmin) {
    super.configure(asadmin);
    set(asadmin, GRID + "cluster-group-name", System.getProperty("grid.name"));
    set(asadmin, GRID + "discovery-mode", "tcpip");
    set(asadmin, GRID + "tcpip-members", System.getProperty("grid.members"));
    set(asadmin, GRID + "interface", "127.0.0.1");
    set(asadmin, GRID + "start-port", System.getProperty("grid.port"));
  }
}
