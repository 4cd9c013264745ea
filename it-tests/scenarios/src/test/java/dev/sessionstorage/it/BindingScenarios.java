// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client.Answer;
import org.junit.jupiter.api.Test;

/** Which session a request has. */
public interface BindingScenarios extends Scenarios {

  @Test
  default void a_request_without_a_session_creates_none() {
    Client client = newClient();

    Answer answer = client.ask("storage/nothing");

    assertThat(answer.text()).isEqualTo("nothing");
    assertThat(answer.newCookies()).isEmpty();
    assertThat(client.get("session/exists")).isEqualTo("false");
  }

  @Test
  default void the_first_use_of_the_storage_creates_the_session() {
    Client client = newClient();

    Answer first = client.ask("storage/put", "name", "n", "value", "1");

    assertThat(first.text()).isEqualTo("put");
    assertThat(first.newSessions()).hasSize(1);
    assertThat(client.get("session/exists")).isEqualTo("true");
    assertThat(client.get("storage/get", "name", "n")).isEqualTo("1");
  }

  @Test
  default void a_session_that_the_application_creates_has_a_storage() {
    Client client = newClient();
    client.get("session/create");

    String id = client.get("storage/id");

    assertThat(id).matches("[0-9A-F]{32}");
    assertThat(client.get("storage/id")).isEqualTo(id);
    assertThat(newClient().get("storage/of", "id", id)).isEqualTo("{}");
  }

  @Test
  default void a_session_listener_of_the_application_has_the_session_that_begins() {
    Client client = newClient();
    String id = client.get("storage/id");

    assertThat(client.get("session/seen-at-its-beginning")).isEqualTo(id);
  }

  @Test
  default void the_id_is_in_no_cookie() {
    Client client = newClient();

    Answer answer = client.ask("storage/id");

    assertThat(answer.newCookies())
        .noneMatch(cookie -> cookie.toUpperCase(java.util.Locale.ROOT).contains(answer.text()));
  }

  @Test
  default void after_the_response_is_committed_no_session_is_created_but_the_error_says_why() {
    assertThat(newClient().get("storage/late"))
        .startsWith("early NoCurrentSessionException: ")
        .contains("committed")
        .contains("before writing the response");
  }

  @Test
  default void after_the_response_is_committed_an_existing_session_is_still_there() {
    Client client = newClient();
    String id = client.get("storage/id");

    assertThat(client.get("storage/late")).isEqualTo("early " + id);
  }

  @Test
  default void another_session_reads_and_changes_a_storage_by_its_id() {
    Client alice = newClient();
    Client bob = newClient();
    String id = alice.get("storage/id");

    bob.get("storage/put-of", "id", id, "name", "text", "value", "from bob");

    assertThat(alice.get("storage/get", "name", "text")).isEqualTo("from bob");
    assertThat(bob.get("storage/get", "name", "text")).isEqualTo("null");
  }

  @Test
  default void text_that_is_no_id_finds_nothing() {
    Client client = newClient();

    for (String text : new String[] {"", "x", "../../etc", "\u0660".repeat(32), "F".repeat(5000)}) {
      assertThat(client.get("storage/of", "id", text)).isEqualTo("none");
    }
  }
}
