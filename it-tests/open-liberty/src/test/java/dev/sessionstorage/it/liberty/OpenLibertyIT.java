// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.liberty;

import dev.sessionstorage.it.PlatformScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on Open Liberty. */
class OpenLibertyIT implements PlatformScenarios, RedeployScenarios {

  @RegisterExtension static final RunningServer SERVER = new RunningServer(new OpenLiberty());

  @Override
  public RunningServer running() {
    return SERVER;
  }
}
