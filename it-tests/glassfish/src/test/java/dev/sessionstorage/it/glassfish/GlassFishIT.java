// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.glassfish;

import dev.sessionstorage.it.PlatformScenarios;
import dev.sessionstorage.it.RunningServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The scenarios on GlassFish 7, but for {@code RedeployScenarios}: it keeps the class loader of
 * each application itself, see docs/servers.md.
 */
class GlassFishIT implements PlatformScenarios {

  @RegisterExtension static final RunningServer SERVER = new RunningServer(new GlassFishProcess());

  @Override
  public RunningServer running() {
    return SERVER;
  }
}
