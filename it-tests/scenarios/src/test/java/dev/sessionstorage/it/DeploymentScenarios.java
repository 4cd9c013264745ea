// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a deployment sets, or gets wrong. */
public interface DeploymentScenarios extends OnServer {
  /** The name of the application that a test deploys. */
  String THIRD = "third";

  @AfterEach
  default void undeployTheThird() throws Exception {
    server().undeploy(THIRD);
  }

  private Client deploy(War war) throws Exception {
    return Client.of(server().deploy(THIRD, war));
  }

  private AbstractThrowableAssert<?, ?> assertFails(War war) {
    return assertThatThrownBy(() -> server().deploy(THIRD, war));
  }

  @Test
  default void a_context_parameter_limits_the_size_of_a_storage() throws Exception {
    Client client = deploy(server().war().with("sessionstorage.max-storage-size", "1KB"));

    assertThat(client.ask("storage/put", "name", "n", "value", "x".repeat(2000)).problem())
        .startsWith("StorageLimitException: ");
    assertThat(client.get("storage/all")).isEqualTo("{}");
  }

  @Test
  default void sessions_are_created_for_every_request_where_that_is_set() throws Exception {
    Client client = deploy(server().war().with("sessionstorage.create-session", "always"));

    assertThat(client.ask("storage/nothing").newSessions()).hasSize(1);
    assertThat(client.get("session/seen-at-its-beginning")).isEqualTo(client.get("storage/id"));
    assertThat(newClient().at(client.base()).get("storage/late")).matches("early [0-9A-F]{32}");
  }

  @Test
  default void a_bad_value_stops_the_deployment_and_is_named() {
    assertFails(server().war().with("sessionstorage.lock-timeout", "soon"))
        .hasStackTraceContaining("sessionstorage.lock-timeout")
        .hasStackTraceContaining("soon");
  }

  @Test
  default void a_bad_choice_stops_the_deployment_and_is_named() {
    assertFails(server().war().with("sessionstorage.create-session", "sometimes"))
        .hasStackTraceContaining("sessionstorage.create-session")
        .hasStackTraceContaining("on-demand or always");
  }
}
