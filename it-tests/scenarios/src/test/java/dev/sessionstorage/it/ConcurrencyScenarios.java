// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For servers with Jakarta Concurrency: managed threads have the session of who uses them. */
public interface ConcurrencyScenarios extends OnServer {
  /** The name of the application that uses managed threads. */
  String MANAGED = "managed";

  @AfterEach
  default void undeployTheManaged() throws Exception {
    server().undeploy(MANAGED);
  }

  @Test
  default void managed_threads_have_the_session_of_who_uses_them() throws Exception {
    War war = server().war().with("ManagedServlet").with("ManagedBean");
    Client alice = Client.of(server().deploy(MANAGED, war));
    Client bob = Client.of(alice.base());

    alice.get("storage/id");
    bob.get("storage/id");
    for (String way : new String[] {"executor", "completion", "asynchronous", "contextual"}) {
      for (Client client : new Client[] {alice, bob}) {
        assertThat(client.get("managed/" + way)).as(way).isEqualTo(client.get("storage/id"));
      }
    }
  }

  @Test
  default void a_managed_thread_of_a_request_without_a_session_creates_none() throws Exception {
    War war = server().war().with("ManagedServlet").with("ManagedBean");
    Client client = Client.of(server().deploy(MANAGED, war));

    assertThat(client.get("managed/executor")).isEqualTo("NoCurrentSessionException");
    assertThat(client.get("session/exists")).isEqualTo("false");
  }
}
