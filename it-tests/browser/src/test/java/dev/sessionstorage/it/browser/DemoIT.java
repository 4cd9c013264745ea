// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The demo in two browser profiles. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoIT {
  private static final String OPERATOR_CODE = "OPERATOR2026";
  private static final Pattern WHOLE_ID = Pattern.compile("\\b[0-9A-F]{32}\\b");
  private static final DemoServer SERVER = new DemoServer();
  private static URI demo;
  private static Profile one;
  private static Profile other;

  @BeforeAll
  static void start() throws Exception {
    Chromium chromium = Chromium.findOrSkip();
    System.setProperty("dev.sessionstorage.demo.operatorCode", OPERATOR_CODE);
    SERVER.start();
    demo = SERVER.deploy("demo", Path.of("target/war/session-storage-webapp.war"));
    one = new Profile(chromium);
    other = new Profile(chromium);
  }

  @AfterAll
  static void stop() throws Exception {
    SERVER.stop();
    for (Profile profile : new Profile[] {one, other}) {
      if (profile != null) {
        profile.close();
      }
    }
  }

  @Test
  void in_the_race_the_http_session_loses_updates_and_the_session_storage_keeps_all()
      throws Exception {
    one.open(demo);

    one.click("#race-start");

    one.eventually(
        it ->
            assertThat(it.text("#race-verdict"))
                .contains("of 400. Session Storage kept 400 of 400."));
    assertThat(one.text("#race-shared-kept")).isEqualTo("400");
    assertThat(Integer.parseInt(one.text("#race-http-kept"))).isBetween(1, 399);
    one.screenshot("race");
  }

  @Test
  void at_the_desk_a_change_of_one_browser_appears_in_the_other_without_a_reload()
      throws Exception {
    signIn(one, "Alice");
    signIn(other, "Bob");
    other.mark();

    Desk.change(one, "Bob", "hello <b>Bob</b>");

    other.eventually(it -> assertThat(it.text("#my-settings-text")).isEqualTo("hello <b>Bob</b>"));
    assertThat(other.isMarked()).isTrue();
    one.screenshot("desk-of-alice");
    other.screenshot("desk-of-bob");
  }

  @Test
  void at_the_desk_one_change_reaches_all_sessions_of_the_same_user() {
    signIn(one, "Carol");
    signIn(other, "Carol");

    one.type("#settings-text", "everywhere");
    one.click("#settings-save-all");

    one.eventually(it -> assertThat(it.text("#my-settings-text")).isEqualTo("everywhere"));
    other.eventually(it -> assertThat(it.text("#my-settings-text")).isEqualTo("everywhere"));
    assertThat(one.text("#desk-message")).isEqualTo("Saved in 2 of your sessions.");
  }

  @Test
  void whole_session_ids_are_for_the_operator() {
    signIn(one, "Erin");
    assertThat(one.source()).doesNotContainPattern(WHOLE_ID);

    one.click("details.operator summary");
    one.type("#operator-code", OPERATOR_CODE);
    one.click("#operator-enter");

    one.eventually(it -> assertThat(it.text("#session-list")).containsPattern(WHOLE_ID));
  }

  private static void signIn(Profile browser, String name) {
    Desk.signIn(browser, demo, name);
  }
}
