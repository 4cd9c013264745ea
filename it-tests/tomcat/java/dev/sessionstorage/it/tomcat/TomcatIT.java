// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import dev.sessionstorage.it.AllScenarios;
import dev.sessionstorage.it.CdiDeploymentScenarios;
import dev.sessionstorage.it.ContainerUserScenarios;
import dev.sessionstorage.it.DeploymentScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.VirtualThreadScenarios;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.WebSocketScenarios;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on Tomcat with Weld. */
class TomcatIT
    implements AllScenarios,
        ContainerUserScenarios,
        DeploymentScenarios,
        CdiDeploymentScenarios,
        RedeployScenarios,
        VirtualThreadScenarios,
        WebSocketScenarios {

  @RegisterExtension
  static final RunningServer SERVER = new RunningServer(new TomcatServer(War.withWeld()));

  @Override
  public RunningServer running() {
    return SERVER;
  }
}
