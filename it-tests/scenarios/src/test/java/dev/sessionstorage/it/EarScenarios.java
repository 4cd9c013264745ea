// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Two web applications of an EAR share the library and nothing else. */
public interface EarScenarios extends OnServer {

  /** Deploys an EAR; gives the address that those of its web applications begin with. */
  URI deployEar(String name, Path ear) throws Exception;

  @Test
  default void each_web_application_of_an_ear_has_its_own_sessions_injected() throws Exception {
    URI root = deployEar("pair", Ear.file());
    try {
      Client one = Client.of(root.resolve("ear-one/"));
      Client two = Client.of(root.resolve("ear-two/"));
      for (Client browser : new Client[] {one, two, one}) {
        String id = browser.get("storage/id");
        assertThat(browser.get("cdi/servlet")).isEqualTo(id);
        assertThat(browser.get("cdi/bean")).isEqualTo(id);
        if (tellsEventsInAnEar()) {
          assertThat(browser.get("cdi/events", "id", id)).contains("opened");
        }
      }
      assertThat(one.get("cdi/of", "id", two.get("storage/id"))).isEqualTo("false");
      assertThat(two.get("cdi/of", "id", one.get("storage/id"))).isEqualTo("false");
    } finally {
      server().undeploy("pair");
    }
  }

  /** Whether observers of a web application in an EAR hear of its sessions. */
  default boolean tellsEventsInAnEar() {
    return true;
  }
}
