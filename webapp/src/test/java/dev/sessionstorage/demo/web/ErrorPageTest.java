// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The error page")
class ErrorPageTest {
  @Test
  @DisplayName("says what happened")
  void fillsTemplate() {
    assertThat(new ErrorPage("{{status}} {{title}}: {{detail}}").fill("/", 404))
        .isEqualTo("404 Not found: There is nothing at this address.");
  }

  @Test
  @DisplayName("escapes where it stands")
  void escapesRoot() {
    assertThat(new ErrorPage("<a href=\"{{root}}\">").fill("/\"><script>'&/", 404))
        .isEqualTo("<a href=\"/&quot;&gt;&lt;script&gt;&#39;&amp;/\">");
  }
}
