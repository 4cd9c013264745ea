// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import dev.sessionstorage.it.PassivationScenarios;
import dev.sessionstorage.it.RestartScenarios;
import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.plain.DropInRestartScenarios;
import java.nio.file.Path;

/** Jetty 12.1, which keeps sessions in files. */
class JettyEe11RestartIT implements RestartScenarios, PassivationScenarios, DropInRestartScenarios {

  @Override
  public TestServer newServer(Path store) {
    return new JettyEe11().keepingSessionsIn(store);
  }
}
