// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many requests at once. */
public interface ParallelScenarios extends Scenarios {

  @Test
  default void of_200_parallel_requests_of_one_session_no_update_is_lost() {
    Client client = newClient();
    client.get("storage/id");

    List<CompletableFuture<Answer>> requests =
        Stream.generate(() -> client.send("storage/add", "name", "n")).limit(200).toList();

    assertThat(requests.stream().map(it -> it.join().text())).doesNotHaveDuplicates();
    assertThat(client.get("storage/get", "name", "n")).isEqualTo("200");
  }

  @Test
  default void of_50_sessions_at_once_none_loses_an_update_or_sees_another() {
    List<Client> clients = Stream.generate(this::newClient).limit(50).toList();
    List<CompletableFuture<Answer>> first =
        IntStream.range(0, 50)
            .mapToObj(i -> clients.get(i).send("storage/put", "name", "me", "value", "" + i))
            .toList();
    first.forEach(it -> it.join().text());

    List<CompletableFuture<Answer>> requests =
        IntStream.range(0, 500)
            .mapToObj(i -> clients.get(i % 50).send("storage/add", "name", "n"))
            .toList();
    requests.forEach(it -> it.join().text());

    for (int i = 0; i < 50; i++) {
      assertThat(clients.get(i).get("storage/all")).isEqualTo("{me=" + i + ", n=10}");
    }
  }

  @Test
  default void parallel_first_requests_of_an_http_session_get_one_and_the_same_session() {
    Client client = newClient();
    client.get("session/create");

    List<CompletableFuture<Answer>> requests =
        Stream.generate(() -> client.send("storage/id")).limit(50).toList();

    assertThat(requests.stream().map(it -> it.join().text()).distinct()).hasSize(1);
  }
}
