// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.PassivationScenarios;
import dev.sessionstorage.it.RestartScenarios;
import dev.sessionstorage.it.TestServer;
import java.nio.file.Path;

/** Payara Micro 6, which keeps sessions in a file while it is stopped. */
class PayaraRestartIT implements RestartScenarios, PassivationScenarios {

  @Override
  public TestServer newServer(Path store) {
    return new Payara(store);
  }
}
