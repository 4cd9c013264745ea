// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.it.Client.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** How a session goes on, and how it ends. */
public interface LifetimeScenarios extends Scenarios {

  @Test
  default void a_new_id_of_the_http_session_changes_neither_id_nor_storage() {
    Client client = newClient();
    String httpId = client.get("session/create");
    String id = client.get("storage/id");
    client.get("storage/put", "name", "n", "value", "1");

    assertThat(client.get("session/change-id")).isNotEqualTo(httpId);

    assertThat(client.get("storage/id")).isEqualTo(id);
    assertThat(client.get("storage/get", "name", "n")).isEqualTo("1");
    assertThat(newClient().get("storage/of", "id", id)).isEqualTo("{n=1}");
  }

  @Test
  default void invalidation_ends_the_storage() {
    Client client = newClient();
    client.get("storage/put", "name", "n", "value", "1");
    String id = client.get("storage/id");

    assertThat(client.get("session/invalidate"))
        .startsWith("SessionClosedException: ")
        .contains(id.substring(0, 8))
        .doesNotContain(id)
        .endsWith("read {n=1}");

    assertThat(newClient().get("storage/of", "id", id)).isEqualTo("none");
    assertThat(newClient().get("storage/info", "id", id)).isEqualTo("Optional.empty");
    assertThat(client.get("storage/id")).isNotEqualTo(id);
    assertThat(client.get("storage/get", "name", "n")).isEqualTo("null");
  }

  @Test
  default void a_request_that_renews_its_session_gets_the_new_one() {
    List<String> ids = newClient().words("session/renew");

    assertThat(ids.get(1)).isNotEqualTo(ids.get(0));
    assertThat(newClient().get("storage/of", "id", ids.get(0))).isEqualTo("none");
    assertThat(newClient().get("storage/of", "id", ids.get(1))).isEqualTo("{}");
  }

  @Test
  default void invalidation_in_the_middle_of_a_block_lets_it_finish_and_refuses_the_next() {
    Client client = newClient();
    String id = client.get("storage/id");
    String gate = UUID.randomUUID().toString();
    CompletableFuture<Answer> holder = client.send("session/hold", "gate", gate);
    newClient().get("session/await-held", "gate", gate);

    assertThat(client.get("session/end")).isEqualTo("ended");
    assertThat(newClient().get("storage/of", "id", id)).isEqualTo("none");
    newClient().get("session/let-go", "gate", gate);

    assertThat(holder.join().text()).startsWith("SessionClosedException: ");
  }

  @Test
  default void a_listener_still_reads_the_storage_of_a_session_that_ends() {
    Client client = newClient();
    client.get("storage/put", "name", "n", "value", "1");
    String id = client.get("session/farewell");

    client.get("session/invalidate");

    assertThat(newClient().get("storage/application")).contains(id + "={n=1}");
  }

  @Test
  default void a_session_that_nobody_uses_ends_with_its_storage() {
    Client client = newClient();
    String id = client.get("session/time-out", "seconds", "1");
    await() // a grid is told soon
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(client.get("storage/info", "id", id)).contains("idleTimeout=PT1S"));

    await()
        .pollInterval(Duration.ofMillis(2500)) // longer than the time-out: asking is a use
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(client.get("storage/id")).isNotEqualTo(id));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(newClient().get("storage/of", "id", id)).isEqualTo("none"));
  }

  /** What the member of the application is called. */
  default String member() {
    return "local";
  }

  @Test
  default void the_info_of_a_session_says_what_it_is() {
    Client client = newClient();
    String id = client.get("storage/id");

    assertThat(newClient().get("storage/info", "id", id))
        .contains("id=" + id, "kind=WEB", "userName=null", "member=" + member());
    assertThat(newClient().words("storage/sessions")).contains(id);
  }
}
