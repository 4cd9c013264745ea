// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The desks of several members, in two browser profiles. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClusterDemoIT {
  private static ThreeMembers members;
  private static Profile alice;
  private static Profile bob;

  @BeforeAll
  static void start() throws Exception {
    Chromium chromium = Chromium.findOrSkip();
    members = new ThreeMembers();
    alice = new Profile(chromium);
    bob = new Profile(chromium);
    Desk.signIn(alice, members.get(0).demo(), "Alice");
    Desk.signIn(bob, members.get(1).demo(), "Bob");
  }

  @AfterAll
  static void stop() throws Exception {
    if (members != null) {
      members.stop();
    }
    for (Profile profile : new Profile[] {alice, bob}) {
      if (profile != null) {
        profile.close();
      }
    }
  }

  @Test
  void the_desk_of_one_member_changes_a_session_of_another_and_its_page_shows_it()
      throws Exception {
    bob.mark();

    Desk.change(alice, "Bob", "hello from the other member");

    bob.eventually(
        it -> assertThat(it.text("#my-settings-text")).isEqualTo("hello from the other member"));
    assertThat(bob.isMarked()).isTrue();
    alice.screenshot("desk-of-two-members");
  }

  @Test
  void the_desk_says_on_which_member_a_session_is() {
    alice.eventually(
        it ->
            assertThat(it.text("[data-session][data-user='Bob']"))
                .contains("on " + members.get(1).name()));
  }

  @Test
  void when_a_member_is_killed_the_desks_of_the_others_go_on_and_it_can_come_back()
      throws Exception {
    members.kill(2);

    Desk.change(alice, "Bob", "still here");

    bob.eventually(it -> assertThat(it.text("#my-settings-text")).isEqualTo("still here"));
    members.restart(2);
    Desk.signIn(bob, members.get(2).demo(), "Carol");
    alice.eventually(it -> assertThat(it.text("#session-list")).contains("Carol"));
  }
}
