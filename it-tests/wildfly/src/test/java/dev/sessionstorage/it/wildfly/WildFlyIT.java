// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Conversation;
import dev.sessionstorage.it.PlatformScenarios;
import dev.sessionstorage.it.RedeployScenarios;
import dev.sessionstorage.it.RunningServer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The scenarios on WildFly 39. */
class WildFlyIT implements PlatformScenarios, RedeployScenarios {

  @RegisterExtension static final RunningServer SERVER = new RunningServer(new WildFly());

  @Override
  public RunningServer running() {
    return SERVER;
  }

  @Override
  public void assertHasNoSession(Conversation socket) throws InterruptedException {
    assertThat(socket.ask("alive")).isEqualTo(Conversation.CLOSED);
  }
}
