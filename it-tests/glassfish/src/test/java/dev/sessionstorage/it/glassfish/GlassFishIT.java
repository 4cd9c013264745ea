// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.glassfish;

import dev.sessionstorage.it.BeforeFilterScenarios;
import dev.sessionstorage.it.EarScenarios;
import dev.sessionstorage.it.PlatformScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.plain.DropInScenarios;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The scenarios on GlassFish 7, but for {@code RedeployScenarios}: it keeps the class loader of
 * each application itself, see docs/servers.md.
 */
class GlassFishIT
    implements PlatformScenarios, BeforeFilterScenarios, EarScenarios, DropInScenarios {
  private static final GlassFishProcess GLASSFISH = new GlassFishProcess();

  @RegisterExtension static final RunningServer SERVER = new RunningServer(GLASSFISH);

  @Override
  public RunningServer running() {
    return SERVER;
  }

  @Override
  public URI deployEar(String name, Path ear) throws Exception {
    return GLASSFISH.deploy(name, ear).resolve("..");
  }

  /** Its CDI of an EAR does not know the observers of the web applications. */
  @Override
  public boolean tellsEventsInAnEar() {
    return false;
  }
}
