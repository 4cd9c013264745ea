// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is left of an application that was undeployed. */
public interface RedeployScenarios extends OnServer {

  @Test
  default void after_five_redeploys_no_class_loader_and_no_thread_is_left() throws Exception {
    for (int i = 0; i < 5; i++) {
      URI fifth = server().deploy("fifth", server().war());
      useAll(Client.withOwnConnections(fifth));
      assertThat(newClient().get("leak/loaders", "path", "/fifth")).isNotEqualTo("0");
      server().undeploy("fifth");
    }
    afterTheRedeploys();

    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(this::assertNothingIsLeft);
    assertNoThreadIsLeft();
  }

  /** Fails when a thread of ours runs. */
  default void assertNoThreadIsLeft() {
    assertThat(newClient().get("leak/threads")).isEmpty();
  }

  /** For servers that keep the last application until another one comes. */
  default void afterTheRedeploys() throws Exception {}

  private void assertNothingIsLeft() {
    System.gc(); // closes the connections
    assertThat(newClient().get("leak/loaders", "path", "/fifth")).isEqualTo("0");
  }

  private static void useAll(Client client) {
    client.get("storage/put", "name", "n", "value", "1");
    client.get("thread/runnable");
    client.get("thread/executor");
    client.get("thread/opened");
    client.get("dispatch/async-complete");
    client.get("session/farewell");
    client.ask("cdi/visit"); // no good answer where there is no CDI
  }
}
