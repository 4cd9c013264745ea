// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An authentication mechanism of Jakarta Security, which the server asks before any filter. */
public interface BeforeFilterScenarios extends OnServer {
  /** The name of the application that the test deploys. */
  String SECURED = "secured";

  @AfterEach
  default void undeployTheSecured() throws Exception {
    server().undeploy(SECURED);
  }

  @Test
  default void an_authentication_mechanism_reaches_the_storage_by_the_HTTP_session()
      throws Exception {
    War war = server().war().with("HeaderMechanism").with("HeaderUsers");
    Client alice = Client.of(server().deploy(SECURED, war));
    Map<String, String> headers = Map.of("user", "alice", "password", "secret");
    assertThat(alice.ask("secure/name").status()).isEqualTo(401);

    Answer first = alice.askWith(headers, "secure/name");
    Answer second = alice.askWith(headers, "secure/name");

    assertThat(first.text()).isEqualTo("alice");
    assertThat(second.text()).isEqualTo("alice");
    assertThat(first.header("current"))
        .contains("before the library's filter", "SessionStorages.of(httpSession)")
        .doesNotContain("serves no request");
    assertThat(alice.get("storage/all")).isEqualTo("{logins=2}");
  }
}
