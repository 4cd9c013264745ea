// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.tomcat;

import dev.sessionstorage.it.RestartScenarios;
import dev.sessionstorage.it.TestServer;
import dev.sessionstorage.it.War;
import dev.sessionstorage.it.plain.DropInRestartScenarios;
import java.nio.file.Path;

/** Tomcat without CDI, which keeps sessions in files. */
class TomcatWithoutCdiRestartIT implements RestartScenarios, DropInRestartScenarios {

  @Override
  public TestServer newServer(Path store) {
    return new TomcatServer(War.plain()).keepingSessionsIn(store);
  }
}
