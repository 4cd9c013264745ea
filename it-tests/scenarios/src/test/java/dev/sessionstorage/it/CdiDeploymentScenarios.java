// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment with CDI changes, or gets wrong. */
public interface CdiDeploymentScenarios extends OnServer {
  /** The name of the application that a test deploys. */
  String FOURTH = "fourth";

  @AfterEach
  default void undeployTheFourth() throws Exception {
    server().undeploy(FOURTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UnqualifiedBean", "UnqualifiedServlet"})
  default void an_injection_that_cannot_work_stops_the_deployment(String extra) {
    assertThatThrownBy(() -> server().deploy(FOURTH, server().war().with(extra)))
        .hasStackTraceContaining("." + extra + ".storage cannot work")
        .hasStackTraceContaining("@Inject @Current SharedObject storage");
  }

  @Test
  default void an_application_may_produce_shared_objects_of_its_own() throws Exception {
    War producing = server().war().with("Prices").with("PricesServlet").with("Discounted");
    Client client = Client.of(server().deploy(FOURTH, producing));

    assertThat(client.get("prices")).isEqualTo("3 1 start 3 {seen=true}");
  }

  @Test
  default void beans_that_passivate_may_have_the_storage_injected() throws Exception {
    War passivating = server().war().with("Cart").with("Wizard").with("CartServlet");
    Client client = Client.of(server().deploy(FOURTH, passivating));

    assertThat(client.get("cart/add")).isEqualTo("1 1");
    assertThat(client.get("cart/add")).isEqualTo("2 2");
    assertThat(client.get("cart/id")).isEqualTo(client.get("storage/id"));
    assertThat(client.get("cart/step")).isEqualTo("1");
  }

  @Test
  default void the_decorator_of_the_guide_works_in_every_kind_of_thread() throws Exception {
    War guarded = server().war().with("GuardedSessions").with("GuardServlet");
    Client alice = Client.of(server().deploy(FOURTH, guarded));
    Client bob = Client.of(alice.base());
    String id = alice.get("storage/id");

    assertThat(alice.get("guard/request", "id", id)).isEqualTo("true");
    assertThat(alice.get("guard/contextual", "id", id)).isEqualTo("true");
    for (String thread : List.of("request", "contextual", "opened", "bare")) {
      assertThat(bob.get("guard/" + thread, "id", id)).as(thread).isEqualTo("false");
    }
    assertThat(bob.get("guard/opened-support", "id", id)).isEqualTo("true");
    assertThat(bob.get("guard/support")).isEqualTo("support");
    assertThat(bob.get("guard/request", "id", id)).isEqualTo("true");
    assertThat(bob.get("guard/contextual", "id", id)).isEqualTo("true");
  }

  @Test
  default void a_decorator_guards_the_storages() throws Exception {
    War guarded = server().war().with("OwnStorageOnly");
    Client alice = Client.of(server().deploy(FOURTH, guarded));
    Client bob = Client.of(alice.base());
    String id = alice.get("storage/id");

    assertThat(alice.get("cdi/of", "id", id)).isEqualTo("true");
    assertThat(bob.get("cdi/of", "id", id)).isEqualTo("false");
  }
}
