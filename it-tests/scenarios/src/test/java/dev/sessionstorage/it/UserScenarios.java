// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sessions of users that the application signs in. */
public interface UserScenarios extends Scenarios {

  @Test
  default void all_sessions_of_a_user_are_found_by_the_name() {
    String name = "alice " + UUID.randomUUID();
    String desk = newClient().get("storage/sign-in", "name", name);
    String phone = newClient().get("storage/sign-in", "name", name);

    assertThat(newClient().words("storage/sessions-of", "name", name))
        .containsExactlyInAnyOrder(desk, phone);
    assertThat(newClient().get("storage/info", "id", desk)).contains("userName=" + name);
  }

  @Test
  default void a_session_that_has_ended_is_not_found_by_the_name() {
    String name = "alice " + UUID.randomUUID();
    Client client = newClient();
    client.get("storage/sign-in", "name", name);

    client.get("session/invalidate");

    assertThat(newClient().get("storage/sessions-of", "name", name)).isEmpty();
  }

  @Test
  default void the_name_stays_in_later_requests() {
    String name = "alice " + UUID.randomUUID();
    Client client = newClient();
    String id = client.get("storage/sign-in", "name", name);

    client.get("storage/nothing");

    assertThat(newClient().get("storage/sessions-of", "name", name)).isEqualTo(id);
  }
}
