// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The desks of three members on a database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseDemoIT {

  @Test
  void a_browser_goes_on_when_its_member_was_killed_and_is_started_again() throws Exception {
    Chromium chromium = Chromium.findOrSkip();
    ThreeMembers members = new ThreeMembers("--jdbc");
    try (Profile alice = new Profile(chromium);
        Profile bob = new Profile(chromium)) {
      URI desk = members.get(0).demo().resolve("desk/");
      Desk.signIn(alice, members.get(0).demo(), "Alice");
      Desk.signIn(bob, members.get(1).demo(), "Bob");
      Desk.change(bob, "Alice", "from Bob");
      alice.eventually(it -> assertThat(it.text("#my-settings-text")).isEqualTo("from Bob"));

      members.kill(0);
      Desk.change(bob, "Alice", "while she is away");
      bob.eventually(it -> assertThat(it.text("#storage-tree")).contains("while she is away"));
      members.restart(0);
      alice.open(desk);

      alice.eventually(it -> assertThat(it.text("#desk-user")).isEqualTo("Alice"));
      alice.eventually(
          it -> assertThat(it.text("#my-settings-text")).isEqualTo("while she is away"));
    } finally {
      members.stop();
    }
  }
}
