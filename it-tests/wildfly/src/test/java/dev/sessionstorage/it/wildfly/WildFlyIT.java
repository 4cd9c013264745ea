// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Conversation;
import dev.sessionstorage.it.EarScenarios;
import dev.sessionstorage.it.PlatformScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import dev.sessionstorage.it.plain.DropInScenarios;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on WildFly 39. */
class WildFlyIT implements PlatformScenarios, RedeployScenarios, EarScenarios, DropInScenarios {
  private static final WildFly WILDFLY = new WildFly();

  @RegisterExtension static final RunningServer SERVER = new RunningServer(WILDFLY);

  @Override
  public RunningServer running() {
    return SERVER;
  }

  @Override
  public URI deployEar(String name, Path ear) throws Exception {
    return WILDFLY.deployEar(name, ear);
  }

  @Override
  public void assertHasNoSession(Conversation socket) throws InterruptedException {
    assertThat(socket.ask("alive")).isEqualTo(Conversation.CLOSED);
  }
}
