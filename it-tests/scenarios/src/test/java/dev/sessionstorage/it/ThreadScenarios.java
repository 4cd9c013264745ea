// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads that serve no request. */
public interface ThreadScenarios extends Scenarios {

  @Test
  default void a_thread_without_a_session_gets_an_error_that_says_what_to_do() {
    Client client = newClient();
    client.get("storage/id");

    assertThat(client.get("thread/plain"))
        .startsWith("NoCurrentSessionException: ")
        .contains("of(id)", "contextual(task)", "application()");
  }

  @ParameterizedTest
  @ValueSource(strings = {"runnable", "callable", "executor"})
  default void another_thread_has_the_session_of_a_contextual(String kind) {
    Client client = newClient();
    String id = client.get("storage/id");

    assertThat(client.get("thread/" + kind)).isEqualTo(id);
    assertThat(client.get("thread/plain")).startsWith("NoCurrentSessionException");
  }

  @Test
  default void a_job_runs_in_a_session_that_it_opens() {
    Client client = newClient();

    assertThat(client.get("thread/opened")).isEqualTo("inside");
    assertThat(client.get("storage/sessions-of", "name", "nightly import")).isEmpty();
  }

  @Test
  default void a_job_uses_the_storage_of_the_application() {
    assertThat(newClient().get("thread/job")).startsWith("job ");
    assertThat(newClient().get("storage/application")).contains("jobs=");
  }

  @Test
  default void work_that_outlives_its_session_gets_an_error_and_no_other_session() {
    Client client = newClient();
    String gate = UUID.randomUUID().toString();
    client.get("thread/outlive", "gate", gate);
    client.get("session/await-held", "gate", gate);

    client.get("session/invalidate");
    client.get("storage/id"); // a new session of the same browser
    client.get("session/let-go", "gate", gate);

    assertThat(client.get("thread/outcome", "gate", gate))
        .startsWith("SessionClosedException: ")
        .contains("has ended");
  }

  @Test
  default void nothing_stays_on_a_pooled_thread() {
    Client withSession = newClient();
    withSession.get("storage/id");
    var requests = Stream.generate(() -> withSession.send("storage/id")).limit(50).toList();
    requests.forEach(request -> request.join().text());
    withSession.ask("dispatch/trouble");
    withSession.get("dispatch/async-dispatch");
    withSession.get("session/invalidate");

    var others = Stream.generate(() -> newClient().send("session/exists")).limit(50).toList();

    assertThat(others).allSatisfy(it -> assertThat(it.join().text()).isEqualTo("false"));
    assertThat(newClient().get("thread/leaks")).isEqualTo("0");
  }
}
