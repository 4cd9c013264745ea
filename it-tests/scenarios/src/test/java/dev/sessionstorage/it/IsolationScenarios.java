// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** Two applications on one server. */
public interface IsolationScenarios extends Scenarios {

  /** The address of another application with the same WAR. */
  URI otherBase();

  @Test
  default void two_applications_never_see_each_others_sessions() {
    Client client = newClient();
    Client sameBrowser = client.at(otherBase());
    String one = client.get("storage/id");
    String two = sameBrowser.get("storage/id");
    client.get("storage/put", "name", "n", "value", "one");

    assertThat(two).isNotEqualTo(one);
    assertThat(sameBrowser.get("storage/of", "id", one)).isEqualTo("none");
    assertThat(sameBrowser.get("storage/get", "name", "n")).isEqualTo("null");
    assertThat(sameBrowser.words("storage/sessions")).contains(two).doesNotContain(one);
    assertThat(client.get("storage/of", "id", two)).isEqualTo("none");
  }

  @Test
  default void two_applications_have_a_storage_of_their_own_each() {
    newClient().get("thread/job");
    String jobs = newClient().get("storage/application");

    newClient().at(otherBase()).get("thread/job");

    assertThat(newClient().get("storage/application")).isEqualTo(jobs);
  }
}
