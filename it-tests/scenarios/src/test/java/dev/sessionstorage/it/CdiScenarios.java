// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CDI injects, and the events. */
public interface CdiScenarios extends Scenarios {

  @ParameterizedTest
  @ValueSource(strings = {"servlet", "filter", "bean"})
  default void the_sessions_are_injected_into_a(String component) {
    Client client = newClient();
    String id = client.get("storage/id");

    assertThat(client.get("cdi/" + component)).isEqualTo(id);
  }

  @Test
  default void the_sessions_are_injected_into_a_listener_which_uses_them_at_the_start() {
    assertThat(newClient().get("cdi/listener")).isEqualTo("the start");
  }

  @Test
  default void the_injected_current_storage_is_that_of_each_caller() {
    Client alice = newClient();
    Client bob = newClient();
    alice.get("storage/put", "name", "n", "value", "of alice");

    assertThat(alice.get("cdi/current", "name", "n")).isEqualTo("of alice");
    assertThat(bob.get("cdi/visit")).isEqualTo("1");
    assertThat(bob.get("cdi/visit")).isEqualTo("2");
    assertThat(alice.get("cdi/visit")).isEqualTo("1");
  }

  @Test
  default void observers_hear_of_a_session_from_its_beginning_to_its_end() {
    Client client = newClient();
    String id = client.get("storage/id");
    client.get("storage/put", "name", "n", "value", "1");
    client.get("session/invalidate");

    await()
        .untilAsserted(
            () ->
                assertThat(newClient().get("cdi/events", "id", id))
                    .isEqualTo("[opened, changed [n], closed]"));
  }

  @Test
  default void observers_hear_of_a_session_that_has_timed_out() {
    Client client = newClient();
    String id = client.get("session/time-out", "seconds", "1");

    await()
        .pollInterval(java.time.Duration.ofMillis(2500)) // asking with its cookie is a use
        .atMost(java.time.Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              client.get("session/exists");
              assertThat(newClient().get("cdi/events", "id", id)).isEqualTo("[opened, closed]");
            });
  }

  @Test
  @Timeout(60)
  default void an_observer_pushes_what_another_session_has_changed() {
    Client alice = newClient();
    String id = alice.get("storage/id");
    Iterator<String> events = StreamScenarios.opened(alice);

    newClient().get("storage/put-of", "id", id, "name", "headline", "value", "observed");

    assertThat(events.next()).isEqualTo("observed");
  }
}
