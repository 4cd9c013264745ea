// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import dev.sessionstorage.it.PassivationScenarios;
import dev.sessionstorage.it.RestartScenarios;
import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import java.nio.file.Path;

/** Tomcat, which keeps sessions in files. */
class TomcatRestartIT implements RestartScenarios, PassivationScenarios {

  @Override
  public TestServer newServer(Path store) {
    return new TomcatServer(War.withWeld()).keepingSessionsIn(store);
  }
}
