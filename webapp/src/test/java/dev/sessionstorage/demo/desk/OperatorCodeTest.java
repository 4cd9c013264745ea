// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The operator code")
class OperatorCodeTest {
  @Test
  @DisplayName("is another one at each start, easy to type")
  void isRandom() {
    assertThat(OperatorCode.random().text())
        .matches("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}")
        .isNotEqualTo(OperatorCode.random().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"K7QX-2M9P-4TWD", "k7qx2m9p4twd", " k7qx 2m9p 4twd "})
  @DisplayName("matches however it is typed")
  void matchesHoweverTyped(String typed) {
    assertThat(new OperatorCode("K7QX-2M9P-4TWD").matches(typed)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "----", "K7QX-2M9P-4TWE", "K7QX-2M9P-4TWDD"})
  @DisplayName("matches nothing else")
  void matchesNothingElse(String typed) {
    assertThat(new OperatorCode("K7QX-2M9P-4TWD").matches(typed)).isFalse();
  }

  @Test
  @DisplayName("that is too short stops the start")
  void refusesShortCodes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OperatorCode("A-B-C-D-E"))
        .withMessageContaining("at least 8");
  }

  @Test
  @DisplayName("does not print itself")
  void keepsQuiet() {
    assertThat(OperatorCode.random()).hasToString("OperatorCode");
  }
}
