// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.glassfish;

import dev.sessionstorage.it.AllScenarios;
import dev.sessionstorage.it.CdiDeploymentScenarios;
import dev.sessionstorage.it.ConcurrencyScenarios;
import dev.sessionstorage.it.ContainerUserScenarios;
import dev.sessionstorage.it.DeploymentScenarios;
import dev.sessionstorage.it.JaxRsScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.WebSocketScenarios;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The scenarios on GlassFish 7, but for {@code RedeployScenarios}: it keeps the class loader of
 * each application itself, see docs/servers.md.
 */
class GlassFishIT
    implements AllScenarios,
        ContainerUserScenarios,
        DeploymentScenarios,
        CdiDeploymentScenarios,
        WebSocketScenarios,
        ConcurrencyScenarios,
        JaxRsScenarios {

  @RegisterExtension static final RunningServer SERVER = new RunningServer(new GlassFishProcess());

  @Override
  public RunningServer running() {
    return SERVER;
  }
}
