// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For servers with Servlet 6.0, in this JVM: nothing but requests keeps HTTP sessions alive. */
public interface NoKeepAliveScenarios extends OnServer {
  /** The name of the application that a test deploys. */
  String IDLE = "idle";

  @AfterEach
  default void undeployTheIdle() throws Exception {
    server().undeploy(IDLE);
  }

  @Test
  default void keep_alive_does_nothing_and_one_warning_says_so() throws Exception {
    War war = server().war().with("sessionstorage.keep-alive", "true");

    List<String> warnings = Warnings.during(() -> server().deploy(IDLE, war));

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("sessionstorage.keep-alive", "Servlet 6.1", "Only requests");
  }
}
