// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A form token")
class FormTokenTest {
  @Test
  @DisplayName("is another one each time, of 128 bits")
  void isRandom() {
    assertThat(FormToken.random()).hasSize(22).isNotEqualTo(FormToken.random());
  }

  @Test
  @DisplayName("matches itself")
  void matchesItself() {
    String token = FormToken.random();
    assertThat(FormToken.matches(token, token)).isTrue();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAA"})
  @DisplayName("matches nothing else")
  void matchesNothingElse(String given) {
    assertThat(FormToken.matches(FormToken.random(), given)).isFalse();
  }
}
