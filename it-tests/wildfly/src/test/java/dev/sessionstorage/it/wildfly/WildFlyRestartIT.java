// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.wildfly;

import dev.sessionstorage.it.PassivationScenarios;
import dev.sessionstorage.it.RestartScenarios;
import dev.sessionstorage.it.TestServer;
import java.nio.file.Path;

/** WildFly 39, which keeps sessions in files while an application is stopped. */
class WildFlyRestartIT implements RestartScenarios, PassivationScenarios {

  @Override
  public TestServer newServer(Path store) {
    return new WildFly(store);
  }
}
