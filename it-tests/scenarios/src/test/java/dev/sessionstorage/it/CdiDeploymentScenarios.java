// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment with CDI changes, or gets wrong. */
public interface CdiDeploymentScenarios extends OnServer {
  /** The name of the application that a test deploys. */
  String FOURTH = "fourth";

  @AfterEach
  default void undeployTheFourth() throws Exception {
    server().undeploy(FOURTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnqualifiedBean", "UnqualifiedServlet"})
  default void an_injection_that_cannot_work_stops_the_deployment(String extra) {
    assertThatThrownBy(() -> server().deploy(FOURTH, server().war().with(extra)))
        .hasStackTraceContaining("." + extra + ".storage cannot work")
        .hasStackTraceContaining("@Inject @Current SharedObject storage");
  }

  @Test
  default void a_decorator_guards_the_storages() throws Exception {
    War guarded = server().war().with("OwnStorageOnly");
    Client alice = Client.of(server().deploy(FOURTH, guarded));
    Client bob = Client.of(alice.base());
    String id = alice.get("storage/id");

    assertThat(alice.get("cdi/of", "id", id)).isEqualTo("true");
    assertThat(bob.get("cdi/of", "id", id)).isEqualTo("false");
  }
}
