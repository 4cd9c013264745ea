// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A form")
class FormTest {
  @Test
  @DisplayName("gives a text as it is")
  void givesText() {
    assertThat(form(" <b>tea</b> & 茶 ").text("field", 20)).isEqualTo(" <b>tea</b> & 茶 ");
  }

  @Test
  @DisplayName("takes an empty text")
  void takesEmptyText() {
    assertThat(form("").text("field", 20)).isEmpty();
  }

  @Test
  @DisplayName("counts characters, not the halves of them")
  void countsCodePoints() {
    assertThat(form("🍵🍵🍵").text("field", 3)).isEqualTo("🍵🍵🍵");
  }

  @Test
  @DisplayName("refuses a text that is too long")
  void refusesLongText() {
    assertBad(() -> form("four").text("field", 3), "may have 3 characters, but has 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\nb", "\u001b[31m", "\u0085"})
  @DisplayName("refuses control characters")
  void refusesControlCharacters(String text) {
    assertBad(() -> form(text).text("field", 20), "one line without control characters");
  }

  @Test
  @DisplayName("says which field is missing")
  void namesMissingField() {
    assertBad(() -> new Form(Map.of()).text("field", 20), "\"field\" is missing");
  }

  @Test
  @DisplayName("refuses a field that is given twice")
  void refusesRepeatedField() {
    assertBad(() -> form("a", "b").text("field", 20), "must be given once");
  }

  @Test
  @DisplayName("strips a name")
  void stripsName() {
    assertThat(form("  Zoë ").name("field", 20)).isEqualTo("Zoë");
  }

  @Test
  @DisplayName("takes two spellings of one name as one")
  void normalizesName() {
    assertThat(form("Zoe\u0308").name("field", 20)).isEqualTo("Zo\u00eb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u2003"})
  @DisplayName("refuses a blank name")
  void refusesBlankName(String name) {
    assertBad(() -> form(name).name("field", 20), "must not be empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ali\u200bce", "\u202eecila", "alice\ufeff", "\ud800", "a\u2028b"})
  @DisplayName("refuses a name that only looks like another one")
  void refusesInvisibleCharacters(String name) {
    assertBad(() -> form(name).name("field", 20), "invisible characters");
  }

  private static Form form(String... values) {
    return new Form(Map.of("field", values));
  }

  private static void assertBad(ThrowingCallable call, String message) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(call)
        .withMessageContaining(message)
        .matches(problem -> problem.status() == 400);
  }
}
