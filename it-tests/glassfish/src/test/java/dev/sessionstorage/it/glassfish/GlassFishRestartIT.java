// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.glassfish;

import dev.sessionstorage.it.PassivationScenarios;
import dev.sessionstorage.it.RestartScenarios;
import dev.sessionstorage.it.TestServer;
import java.nio.file.Path;

/** GlassFish 7, which keeps sessions in a file while it is stopped. */
class GlassFishRestartIT implements RestartScenarios, PassivationScenarios {

  @Override
  public TestServer newServer(Path store) {
    return new GlassFishProcess(store);
  }
}
