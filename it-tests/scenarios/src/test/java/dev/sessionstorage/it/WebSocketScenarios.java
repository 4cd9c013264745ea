// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For servers with WebSocket: an endpoint that uses the session which opened it. */
public interface WebSocketScenarios extends OnServer {
  /** The name of the application that has the endpoint. */
  String SOCKETS = "sockets";

  @AfterEach
  default void undeployTheEndpoint() throws Exception {
    server().undeploy(SOCKETS);
  }

  private URI deployTheEndpoint() throws Exception {
    return server().deploy(SOCKETS, server().war().with("Socket").with("SocketHandshake"));
  }

  @Test
  default void an_endpoint_uses_the_storage_of_the_session_that_opened_it() throws Exception {
    Client alice = Client.withOwnConnections(deployTheEndpoint());
    Client bob = Client.withOwnConnections(alice.base());
    String id = alice.get("storage/id");
    String idOfBob = bob.get("storage/id");

    try (Conversation ofAlice = alice.talk("socket");
        Conversation ofBob = bob.talk("socket")) {
      assertThat(ofAlice.ask("of by id")).isEqualTo("put");
      assertThat(alice.get("storage/get", "name", "text")).isEqualTo("by id");
      assertThat(ofAlice.ask("held by reference")).isEqualTo("put");
      assertThat(ofBob.ask("of bob")).isEqualTo("put");

      assertThat(alice.get("storage/get", "name", "text")).isEqualTo("by reference");
      assertThat(bob.get("storage/get", "name", "text")).isEqualTo("bob");
      assertThat(ofAlice.ask("contextual")).isEqualTo(id);
      assertThat(ofBob.ask("contextual")).isEqualTo(idOfBob);
      assertThat(ofAlice.ask("current")).startsWith("NoCurrentSessionException: ");
    }
  }

  @Test
  default void an_endpoint_that_outlives_its_session_gets_an_error() throws Exception {
    Client alice = Client.withOwnConnections(deployTheEndpoint());
    String id = alice.get("storage/id");

    try (Conversation socket = alice.talk("socket")) {
      assertThat(socket.ask("alive")).isEqualTo("true");
      alice.get("session/invalidate");
      assertThat(alice.get("storage/id")).isNotEqualTo(id);

      assertHasNoSession(socket);
    }
    assertThat(alice.get("storage/get", "name", "text")).isEqualTo("null");
  }

  /** For servers that close a WebSocket with its session. */
  default void assertHasNoSession(Conversation socket) throws InterruptedException {
    assertThat(socket.ask("alive")).isEqualTo("false");
    assertThat(socket.ask("held too late")).startsWith("SessionClosedException: ");
    assertThat(socket.ask("contextual")).startsWith("SessionClosedException: ");
  }
}
