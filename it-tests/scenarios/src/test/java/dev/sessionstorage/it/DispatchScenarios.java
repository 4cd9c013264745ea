// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that goes on elsewhere keeps its session. */
public interface DispatchScenarios extends Scenarios {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forward",
        "async-dispatch",
        "async-dispatch-elsewhere",
        "async-complete",
        "async-start",
        "async-timeout"
      })
  default void the_session_is_the_same_after(String dispatch) {
    Client client = newClient();
    String id = client.get("storage/id");

    assertThat(client.get("dispatch/" + dispatch)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "async-dispatch"})
  default void a_session_that_begins_on_the_way_is_kept_after(String dispatch) {
    Client client = newClient();

    String id = client.get("dispatch/" + dispatch);

    assertThat(client.get("storage/id")).isEqualTo(id);
  }

  @Test
  default void the_session_is_the_same_in_an_included_servlet_and_after_it() {
    Client client = newClient();
    String id = client.get("storage/id");

    assertThat(client.get("dispatch/include")).isEqualTo(id + " " + id);
  }

  @Test
  default void the_session_is_the_same_on_an_error_page() {
    Client client = newClient();
    String id = client.get("storage/id");

    Answer answer = client.ask("dispatch/error");

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("error page of " + id);
  }

  @Test
  default void the_session_is_the_same_on_the_page_of_an_exception() {
    Client client = newClient();
    String id = client.get("storage/id");

    Answer answer = client.ask("dispatch/trouble");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("error page of " + id);
    assertThat(client.get("storage/get", "name", "before-trouble")).isEqualTo("true");
  }
}
