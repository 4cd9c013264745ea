// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.glassfish;

import dev.sessionstorage.it.process.AgentServer;
import dev.sessionstorage.it.process.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import org.glassfish.embeddable.GlassFish;

/** Embedded GlassFish, in a process of its own. */
class GlassFishProcess extends AgentServer {

  GlassFishProcess() {}

  GlassFishProcess(Path store) {
    super(store);
  }

  @Override
  protected Path jar() {
    return ServerProcess.jarOf(GlassFish.class);
  }

  @Override
  protected Class<?> main() {
    return GlassFishMain.class;
  }

  /** Why a deployment has failed is in its log only. */
  @Override
  public URI deploy(String name, Path war) throws Exception {
    int before = log().size();
    try {
      return super.deploy(name, war);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(String.join("\n", log().subList(before, log().size())), e);
    }
  }
}
