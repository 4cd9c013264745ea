// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A filter of the application replaces the HTTP sessions of the server. */
public interface OwnSessionScenarios extends Scenarios {

  @Test
  default void the_storage_is_that_of_the_session_which_the_servlet_sees() {
    String token = UUID.randomUUID().toString();

    assertThat(newClient().get("own/count", "token", token)).isEqualTo("1");
    assertThat(newClient().get("own/count", "token", token)).isEqualTo("2");
    assertThat(newClient().ask("own/count", "token", token).newSessions()).isEmpty();
    assertThat(newClient().get("own/end", "token", token)).isEqualTo("ended");
    assertThat(newClient().get("own/count", "token", token)).isEqualTo("1");
  }
}
