// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.AllScenarios;
import dev.sessionstorage.it.CdiDeploymentScenarios;
import dev.sessionstorage.it.ConcurrencyScenarios;
import dev.sessionstorage.it.ContainerUserScenarios;
import dev.sessionstorage.it.DeploymentScenarios;
import dev.sessionstorage.it.JaxRsScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.WebSocketScenarios;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on Payara Micro 6. */
class PayaraIT
    implements AllScenarios,
        ContainerUserScenarios,
        DeploymentScenarios,
        CdiDeploymentScenarios,
        RedeployScenarios,
        WebSocketScenarios,
        ConcurrencyScenarios,
        JaxRsScenarios {

  @RegisterExtension static final RunningServer SERVER = new RunningServer(new Payara());

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
