// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application with nothing beside the library. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainApplicationIT {

  @ParameterizedTest
  @EnumSource
  void counts_in_its_session(Server.Kind kind) throws Exception {
    try (Server server = kind.start(App.at("/app").library().page("/count", Pages::count))) {
      Client browser = server.browser("/app");

      assertThat(browser.get("count")).isEqualTo("1");
      assertThat(browser.get("count")).isEqualTo("2");
      assertThat(server.browser("/app").get("count")).isEqualTo("1");
    }
  }
}
