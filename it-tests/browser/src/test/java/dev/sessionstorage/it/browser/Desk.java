// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/** What visitors do at the desk. */
final class Desk {

  private Desk() {}

  static void signIn(Profile browser, URI demo, String name) {
    browser.open(demo.resolve("desk/"));
    browser.eventually(
        it ->
            assertThat(
                    it.element("#desk-door").isDisplayed()
                        || it.element("#desk-room").isDisplayed())
                .isTrue());
    if (browser.element("#desk-room").isDisplayed()) {
      browser.click("#desk-sign-out");
    }
    browser.type("#desk-name", name);
    browser.click("#desk-sign-in");
    browser.eventually(it -> assertThat(it.text("#desk-user")).isEqualTo(name));
  }

  /** Changes the settings of somebody else's session. */
  static void change(Profile browser, String user, String text) {
    browser.click("[data-session][data-user='" + user + "']");
    browser.eventually(it -> assertThat(it.text("#opened-user")).isEqualTo(user));
    // until its storage is there, which would take the place of what is typed before
    browser.eventually(it -> assertThat(it.element("#storage-tree li").isDisplayed()).isTrue());
    browser.type("#settings-text", text);
    browser.click("#settings-save");
  }
}
