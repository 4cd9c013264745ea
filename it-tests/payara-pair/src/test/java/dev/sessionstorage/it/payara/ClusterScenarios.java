// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.it.Client;
import dev.sessionstorage.it.Client.Answer;
import dev.sessionstorage.it.Scenarios;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One application on two members. */
interface ClusterScenarios extends Scenarios {

  /** The members. */
  Pair pair();

  /** The same browser, asking the second member. */
  default Client onSecond(Client client) {
    return client.at(pair().onSecond("one"));
  }

  /** A new browser that asks the second member. */
  default Client newClientOnSecond() {
    return onSecond(newClient());
  }

  @Test
  default void a_session_is_read_and_changed_on_the_other_member_by_its_id() {
    assertReachable(newClient(), newClientOnSecond());
    assertReachable(newClientOnSecond(), newClient());
  }

  private static void assertReachable(Client here, Client there) {
    here.get("storage/put", "name", "n", "value", "here");
    String id = here.get("storage/id");

    assertThat(there.get("storage/of", "id", id)).isEqualTo("{n=here}");

    there.get("storage/put-of", "id", id, "name", "n", "value", "there");
    soon(() -> assertThat(here.get("storage/get", "name", "n")).isEqualTo("there"));
    here.get("storage/put", "name", "n", "value", "here again");
    soon(() -> assertThat(there.get("storage/of", "id", id)).isEqualTo("{n=here again}"));
  }

  @Test
  default void of_200_parallel_updates_through_both_members_none_is_lost() {
    Client client = newClient();
    String id = client.get("storage/id");
    List<Client> nodes = List.of(client, newClientOnSecond());

    List<CompletableFuture<Answer>> requests =
        IntStream.range(0, 200)
            .mapToObj(i -> nodes.get(i % 2).send("storage/add-of", "id", id, "name", "n"))
            .toList();

    assertThat(requests.stream().map(it -> it.join().text())).doesNotHaveDuplicates();
    for (Client node : nodes) {
      soon(() -> assertThat(node.get("storage/of", "id", id)).isEqualTo("{n=200}"));
    }
  }

  @Test
  default void a_browser_that_changes_between_the_members_has_one_session() {
    Client first = newClient();
    Client second = onSecond(first);
    String id = first.get("storage/id");

    for (int i = 1; i < 20; i += 2) {
      assertThat(first.get("storage/add", "name", "n")).isEqualTo("" + i);
      assertThat(second.get("storage/add", "name", "n")).isEqualTo("" + (i + 1));
    }

    assertThat(second.get("storage/id")).isEqualTo(id);
    assertThat(first.get("storage/id")).isEqualTo(id);
  }

  @Test
  default void both_members_list_the_sessions_of_both() {
    String user = "user of " + pair().firstNode();
    Client first = newClient();
    Client second = newClientOnSecond();
    String[] ids = {
      first.get("storage/sign-in", "name", user), second.get("storage/sign-in", "name", user)
    };

    for (Client node : List.of(first, second)) {
      assertThat(node.words("storage/sessions")).contains(ids);
      assertThat(node.words("storage/sessions-of", "name", user)).containsExactlyInAnyOrder(ids);
    }
  }

  @Test
  default void the_application_has_one_storage() {
    Client first = newClient();
    String before = first.get("thread/job");

    String after = newClientOnSecond().get("thread/job");

    assertThat(number(after)).isEqualTo(number(before) + 1);
  }

  private static int number(String job) {
    return Integer.parseInt(job.substring("job ".length()));
  }

  @Test
  default void signing_out_on_one_member_ends_the_storage_on_both() {
    Client first = newClient();
    String id = first.get("storage/id");

    assertThat(onSecond(first).get("session/end")).isEqualTo("ended");

    assertThat(newClientOnSecond().get("storage/of", "id", id)).isEqualTo("none");
    soon(() -> assertThat(newClient().get("storage/of", "id", id)).isEqualTo("none"));
    assertThat(first.get("storage/id")).isNotEqualTo(id);
  }

  /** What the other member did is seen without delay where its message is there already. */
  static void soon(org.awaitility.core.ThrowingRunnable expected) {
    await().atMost(Duration.ofSeconds(2)).untilAsserted(expected);
  }
}
