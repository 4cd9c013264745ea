// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of web applications. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebSettingsTest {

  @Test
  void nothing_is_on_unless_it_is_set() {
    assertThat(WebSettings.from(name -> null)).isEqualTo(new WebSettings(false, false));
  }

  @Test
  void both_can_be_on() {
    Map<String, String> set =
        Map.of("sessionstorage.create-session", "always", "sessionstorage.keep-alive", " true ");

    assertThat(WebSettings.from(set::get)).isEqualTo(new WebSettings(true, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "", "TRUE", "always"})
  void another_value_is_refused_and_named(String value) {
    assertThatThrownBy(() -> WebSettings.from(Map.of("sessionstorage.keep-alive", value)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The setting sessionstorage.keep-alive has the value \""
                + value
                + "\": expected false or true");
  }
}
