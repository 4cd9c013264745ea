// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.jetty;

import dev.sessionstorage.it.PassivationScenarios;
import dev.sessionstorage.it.RestartScenarios;
import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.plain.DropInRestartScenarios;
import java.nio.file.Path;

/** Jetty 12.0, which keeps sessions in files. */
class JettyEe10RestartIT implements RestartScenarios, PassivationScenarios, DropInRestartScenarios {

  @Override
  public TestServer newServer(Path store) {
    return new JettyEe10().keepingSessionsIn(store);
  }
}
