// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Users that the server signs in: it must know {@code alice}, {@code secret}, role {@code user}.
 */
public interface ContainerUserScenarios extends Scenarios {

  @Test
  default void a_programmatic_login_sets_the_user_name_and_keeps_the_storage() {
    Client client = newClient();
    client.get("storage/put", "name", "n", "value", "1");
    String id = client.get("storage/id");

    assertThat(client.get("user/login", "user", "alice", "password", "secret")).isEqualTo(id);

    assertThat(newClient().words("storage/sessions-of", "name", "alice")).contains(id);
    assertThat(client.get("storage/id")).isEqualTo(id);
    assertThat(client.get("storage/get", "name", "n")).isEqualTo("1");
  }

  @Test
  default void basic_authentication_sets_the_user_name() {
    Client client = newClient();
    String id = client.get("storage/id");
    assertThat(newClient().ask("secure/name").status()).isEqualTo(401);

    assertThat(client.askAs("alice", "secret", "secure/name").text()).isEqualTo("alice");

    assertThat(newClient().words("storage/sessions-of", "name", "alice")).contains(id);
  }
}
