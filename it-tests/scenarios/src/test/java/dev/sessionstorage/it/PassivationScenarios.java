// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A server with CDI writes session-scoped beans to disk, and another one reads them back. */
public interface PassivationScenarios {

  /** A server that keeps its sessions there, not yet started. */
  TestServer newServer(Path store);

  @Test
  default void a_session_scoped_bean_finds_its_storage_again_after_a_restart() throws Exception {
    Path store = Files.createTempDirectory(Path.of("target"), "sessions-");
    Client client = Client.of(URI.create("http://127.0.0.1/"));

    assertThat(add(newServer(store), client)).isEqualTo("1 1");
    assertThat(add(newServer(store), client)).isEqualTo("2 2");
  }

  private static String add(TestServer server, Client client) throws Exception {
    try {
      server.start();
      War war = server.war().with("Cart").with("Wizard").with("CartServlet");
      return client.at(server.deploy("kept", war)).get("cart/add");
    } finally {
      server.stop();
    }
  }
}
