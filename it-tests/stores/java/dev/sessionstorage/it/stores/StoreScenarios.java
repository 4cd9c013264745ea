// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.it.Client;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A server that keeps its sessions in files is stopped in good order, and another one starts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
interface StoreScenarios {

  /** A server that keeps its sessions there. */
  Member member(Path store) throws Exception;

  @Test
  default void each_change_is_there_after_a_restart() throws Exception {
    Path store = store();
    Client browser = browser();
    String id;
    try (Member first = member(store).start()) {
      id = first.seenBy(browser).get("id");
      for (int i = 0; i < 4; i++) {
        first.seenBy(browser).get("count");
        first.seenBy(browser).get("count-deep");
      }
      first.sessions().of(id).orElseThrow().use(it -> it.put("job", "done"));
      first.seenBy(browser).get("sign-in", "name", "alice");
    }
    try (Member second = member(store).start()) {
      assertThat(second.seenBy(browser).get("all")).isEqualTo("{cart={n=4}, job=done, n=4}");
      assertThat(second.seenBy(browser).get("id")).isEqualTo(id);
      assertThat(second.seenBy(browser).get("user")).isEqualTo("Optional[alice]");
      assertThat(second.seenBy(browser).get("count")).isEqualTo("5");
    }
    try (Member third = member(store).start()) {
      assertThat(third.seenBy(browser).get("count")).isEqualTo("6");
    }
  }

  @Test
  default void a_request_that_changes_nothing_sets_no_attribute() throws Exception {
    Client browser = browser();
    try (Member member = member(store()).start()) {
      member.seenBy(browser).get("count");
      member.seenBy(browser).get("count");
      int before = member.replaced();
      member.seenBy(browser).get("all");
      member.seenBy(browser).get("nothing");
      assertThat(member.replaced()).isEqualTo(before);
    }
  }

  @Test
  default void a_copy_is_an_attribute_as_any_other() throws Exception {
    Path store = store();
    Client browser = browser();
    try (Member first = member(store).start()) {
      first.seenBy(browser).get("count-deep");
      assertThat(first.seenBy(browser).get("snapshot")).isEqualTo("none");
    }
    try (Member second = member(store).start()) {
      assertThat(second.seenBy(browser).get("snapshot")).isEqualTo("{cart={n=1}}");
      assertThat(second.seenBy(browser).get("all")).isEqualTo("{cart={n=1}}");
    }
  }

  /** A new folder for sessions. */
  static Path store() throws IOException {
    return Files.createTempDirectory(Path.of("target"), "sessions-").toAbsolutePath();
  }

  /** A browser without cookies. */
  static Client browser() {
    return Client.of(URI.create("http://127.0.0.1/"));
  }
}
