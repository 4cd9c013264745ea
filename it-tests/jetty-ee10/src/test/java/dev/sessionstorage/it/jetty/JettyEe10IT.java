// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import dev.sessionstorage.it.AllScenarios;
import dev.sessionstorage.it.CdiDeploymentScenarios;
import dev.sessionstorage.it.ContainerUserScenarios;
import dev.sessionstorage.it.DeploymentScenarios;
import dev.sessionstorage.it.NoKeepAliveScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.VirtualThreadScenarios;
import dev.sessionstorage.it.WebSocketScenarios;
import dev.sessionstorage.it.plain.DropInScenarios;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on Jetty 12.0 with Weld 5. */
class JettyEe10IT
    implements AllScenarios,
        DropInScenarios,
        ContainerUserScenarios,
        DeploymentScenarios,
        CdiDeploymentScenarios,
        NoKeepAliveScenarios,
        RedeployScenarios,
        VirtualThreadScenarios,
        WebSocketScenarios {

  @RegisterExtension static final RunningServer SERVER = new RunningServer(new JettyEe10());

  @Override
  public RunningServer running() {
    return SERVER;
  }
}
