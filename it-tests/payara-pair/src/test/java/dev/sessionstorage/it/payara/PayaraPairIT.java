// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.PlatformScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on one of two Payara Micro 6 that share a grid, and those that need both. */
class PayaraPairIT
    implements PlatformScenarios, RedeployScenarios, ClusterScenarios, FailOverScenarios {
  private static final Pair PAIR = new Pair();

  @RegisterExtension static final RunningServer SERVER = new RunningServer(PAIR);

  @Override
  public RunningServer running() {
    return SERVER;
  }

  @Override
  public Pair pair() {
    return PAIR;
  }

  @Override
  public String member() {
    return PAIR.firstNode();
  }

  /** Its executor keeps the context providers that it has found last: see docs/servers.md. */
  @Override
  public void afterTheRedeploys() throws Exception {
    URI unused = PAIR.deploy("sixth", PAIR.war());
  }

  /** Those of the other applications run; one of the fifth would have kept its class loader. */
  @Override
  public void assertNoThreadIsLeft() {}
}
