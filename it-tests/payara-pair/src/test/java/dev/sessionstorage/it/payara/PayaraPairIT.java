// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.PlatformScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on one of two Payara Micro 6 that share a grid. */
class PayaraPairIT implements PlatformScenarios, RedeployScenarios {

  @RegisterExtension static final RunningServer SERVER = new RunningServer(new Pair());

  @Override
  public RunningServer running() {
    return SERVER;
  }

  /** Its executor keeps the context providers that it has found last: see docs/servers.md. */
  @Override
  public void afterTheRedeploys() throws Exception {
    URI unused = SERVER.server().deploy("sixth", SERVER.server().war());
  }
}
