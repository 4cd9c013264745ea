// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.payara;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One of two members dies. */
interface FailOverScenarios extends ClusterScenarios {

  @Test
  default void a_browser_whose_member_was_killed_goes_on_at_the_other_one() throws Exception {
    Client before = newClientOnSecond();
    String id = before.get("storage/id");
    for (int i = 1; i <= 20; i++) {
      assertThat(before.get("storage/add", "name", "n")).isEqualTo("" + i);
    }

    pair().killSecond();
    Client after = before.at(base());
    long killed = System.nanoTime();
    assertThat(after.get("storage/add", "name", "n")).isEqualTo("21");
    Duration stall = Duration.ofNanos(System.nanoTime() - killed);

    assertThat(stall).isLessThan(Duration.ofSeconds(10));
    assertThat(after.get("storage/id")).isEqualTo(id);

    pair().replaceSecond();
    assertThat(newClientOnSecond().get("storage/of", "id", id)).isEqualTo("{n=21}");
    assertThat(onSecond(after).get("storage/add", "name", "n")).isEqualTo("22");
  }
}
