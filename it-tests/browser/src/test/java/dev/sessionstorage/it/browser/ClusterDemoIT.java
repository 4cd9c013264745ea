// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The desks of several nodes, in two browser profiles. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClusterDemoIT {
  private static ThreeNodes nodes;
  private static Profile alice;
  private static Profile bob;

  @BeforeAll
  static void start() throws Exception {
    Chromium chromium = Chromium.findOrSkip();
    nodes = new ThreeNodes();
    alice = new Profile(chromium);
    bob = new Profile(chromium);
    Desk.signIn(alice, nodes.get(0).demo(), "Alice");
    Desk.signIn(bob, nodes.get(1).demo(), "Bob");
  }

  @AfterAll
  static void stop() throws Exception {
    if (nodes != null) {
      nodes.stop();
    }
    for (Profile profile : new Profile[] {alice, bob}) {
      if (profile != null) {
        profile.close();
      }
    }
  }

  @Test
  void the_desk_of_one_node_changes_a_session_of_another_and_its_page_shows_it() throws Exception {
    bob.mark();

    Desk.change(alice, "Bob", "hello from the other node");

    bob.eventually(
        it -> assertThat(it.text("#my-settings-text")).isEqualTo("hello from the other node"));
    assertThat(bob.isMarked()).isTrue();
    alice.screenshot("desk-of-two-nodes");
  }

  @Test
  void the_desk_says_on_which_node_a_session_is() {
    alice.eventually(
        it ->
            assertThat(it.text("[data-session][data-user='Bob']"))
                .contains("on " + nodes.get(1).name()));
  }

  @Test
  void when_a_node_is_killed_the_desks_of_the_others_go_on_and_it_can_come_back() throws Exception {
    nodes.kill(2);

    Desk.change(alice, "Bob", "still here");

    bob.eventually(it -> assertThat(it.text("#my-settings-text")).isEqualTo("still here"));
    nodes.restart(2);
    Desk.signIn(bob, nodes.get(2).demo(), "Carol");
    alice.eventually(it -> assertThat(it.text("#session-list")).contains("Carol"));
  }
}
