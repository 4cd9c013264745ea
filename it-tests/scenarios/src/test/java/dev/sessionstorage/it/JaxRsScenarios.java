// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For servers with Jakarta RESTful Web Services: a resource has the session of its request. */
public interface JaxRsScenarios extends OnServer {
  /** The name of the application that has the resource. */
  String REST = "rest";

  @AfterEach
  default void undeployTheResource() throws Exception {
    server().undeploy(REST);
  }

  @Test
  default void the_sessions_are_injected_into_a_resource() throws Exception {
    War war = server().war().with("RestApplication").with("RestResource");
    Client alice = Client.of(server().deploy(REST, war));
    Client bob = Client.of(alice.base());

    String begun = alice.get("rest/session/id");
    assertThat(bob.get("rest/session/add/n")).isEqualTo("1");
    assertThat(alice.get("rest/session/add/n")).isEqualTo("1");
    assertThat(alice.get("rest/session/add/n")).isEqualTo("2");

    assertThat(alice.get("storage/id")).isEqualTo(begun);
    assertThat(alice.get("storage/get", "name", "n")).isEqualTo("2");
    assertThat(bob.get("storage/get", "name", "n")).isEqualTo("1");
  }
}
