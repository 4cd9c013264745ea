// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The check of forms")
class FormCheckTest {
  @Test
  @DisplayName("asks for a length")
  void asksForLength() {
    assertRefused(411, () -> FormCheck.checkLength(-1));
  }

  @Test
  @DisplayName("refuses what is too large before it is read")
  void refusesLargeForms() {
    assertRefused(413, () -> FormCheck.checkLength(8193));
  }

  @Test
  @DisplayName("takes a form of the largest size")
  void takesLargestForm() {
    assertThatCode(() -> FormCheck.checkLength(8192)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded;charset=UTF-8",
        "Application/X-WWW-Form-URLEncoded ; charset=utf-8"
      })
  @DisplayName("takes forms, however their type is written")
  void takesForms(String type) {
    assertThatCode(() -> FormCheck.checkType(type)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"text/plain", "application/json", "multipart/form-data; boundary=x"})
  @DisplayName("refuses what is no form")
  void refusesOtherTypes(String type) {
    assertRefused(415, () -> FormCheck.checkType(type));
  }

  private static void assertRefused(int status, ThrowingCallable call) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(call)
        .matches(problem -> problem.status() == status);
  }
}
