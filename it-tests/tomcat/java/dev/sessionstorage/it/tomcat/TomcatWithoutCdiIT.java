// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import dev.sessionstorage.it.ContainerUserScenarios;
import dev.sessionstorage.it.DeploymentScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.ServletScenarios;
import dev.sessionstorage.it.VirtualThreadScenarios;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.WebSocketScenarios;
import dev.sessionstorage.it.plain.DropInScenarios;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on Tomcat as it comes: no class of CDI can be loaded. */
class TomcatWithoutCdiIT
    implements ServletScenarios,
        DropInScenarios,
        ContainerUserScenarios,
        DeploymentScenarios,
        RedeployScenarios,
        VirtualThreadScenarios,
        WebSocketScenarios {

  @RegisterExtension
  static final RunningServer SERVER = new RunningServer(new TomcatServer(War.plain()));

  @Override
  public RunningServer running() {
    return SERVER;
  }
}
