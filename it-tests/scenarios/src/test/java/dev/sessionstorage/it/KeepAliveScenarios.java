// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For servers with Servlet 6.1: work outside requests keeps the HTTP session alive. */
public interface KeepAliveScenarios extends OnServer {
  /** The name of the application that a test deploys. */
  String WORKING = "working";

  @AfterEach
  default void undeployTheWorking() throws Exception {
    server().undeploy(WORKING);
  }

  private Client deploy(String keepAlive) throws Exception {
    War war = server().war().with("sessionstorage.keep-alive", keepAlive);
    return Client.of(server().deploy(WORKING, war));
  }

  private static String startJob(Client client) {
    client.get("session/time-out", "seconds", "2");
    return client.get("job/start");
  }

  /** How often the job has worked, asked by somebody else; -1 when the session has ended. */
  private static int steps(Client client, String id) {
    Matcher steps =
        Pattern.compile("steps=(\\d+)")
            .matcher(Client.of(client.base()).get("storage/of", "id", id));
    return steps.find() ? Integer.parseInt(steps.group(1)) : -1;
  }

  /** A step takes 200 ms or more: 30 take far longer than the time-out. */
  private static void awaitSteps(Client client, String id, int steps) {
    await()
        .atMost(Duration.ofSeconds(60))
        .failFast("the session has ended", () -> steps(client, id) < 0)
        .until(() -> steps(client, id) >= steps);
  }

  private static void awaitEnd(Client client, String id) {
    await().atMost(Duration.ofSeconds(30)).until(() -> steps(client, id) < 0);
  }

  @Test
  default void a_job_that_works_now_and_then_keeps_its_session_alive_until_it_ends()
      throws Exception {
    Client client = deploy("true");
    String id = startJob(client);

    awaitSteps(client, id, 30);
    Client.of(client.base()).get("job/stop");

    awaitEnd(client, id);
    assertThat(client.get("storage/id")).isNotEqualTo(id);
  }

  @Test
  default void after_a_new_id_of_the_http_session_the_next_request_keeps_it_alive_again()
      throws Exception {
    Client client = deploy("true");
    String id = startJob(client);
    client.get("session/change-id");
    int before = steps(client, id);
    awaitSteps(client, id, before + 3);

    assertThat(client.get("storage/id")).isEqualTo(id);

    awaitSteps(client, id, before + 30);
  }

  @Test
  default void without_the_setting_a_job_keeps_no_session_alive() throws Exception {
    Client client = deploy("false");

    awaitEnd(client, startJob(client));
  }
}
