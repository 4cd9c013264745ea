// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** For servers that serve requests in virtual threads when the system property says so. */
public interface VirtualThreadScenarios extends Scenarios {

  @Test
  default void requests_run_in_the_kind_of_thread_that_this_run_is_about() {
    String wanted = Boolean.getBoolean("virtual.threads") ? "virtual" : "platform";

    assertThat(newClient().get("thread/kind")).isEqualTo(wanted);
  }
}
