// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import dev.sessionstorage.it.BeforeFilterScenarios;
import dev.sessionstorage.it.PlatformScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.plain.DropInScenarios;
import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on Payara Micro 6. */
class PayaraIT
    implements PlatformScenarios, BeforeFilterScenarios, DropInScenarios, RedeployScenarios {

  @RegisterExtension static final RunningServer SERVER = new RunningServer(new Payara());

  @Override
  public RunningServer running() {
    return SERVER;
  }

  /** Its executor keeps the context providers that it has found last: see docs/servers.md. */
  @Override
  public void afterTheRedeploys() throws Exception {
    URI unused = SERVER.server().deploy("sixth", SERVER.server().war());
  }
}
