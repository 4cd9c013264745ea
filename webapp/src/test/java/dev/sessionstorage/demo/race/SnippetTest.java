// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The code that the page shows")
class SnippetTest {
  @Test
  @DisplayName("is what stands between the marks, moved to the left")
  void extractsMarkedLines() {
    String source =
        "class A {\n  // shown: from here\n  int a() {\n    b();\n  }\n  // shown: to here\n}";
    assertThat(Snippet.extract(source)).isEqualTo("int a() {\n  b();\n}");
  }

  @Test
  @DisplayName("is the same after a checkout on Windows")
  void takesCarriageReturns() {
    String source = "// shown: from here\r\n  a();\r\n// shown: to here\r\n";
    assertThat(Snippet.extract(source)).isEqualTo("a();");
  }

  @Test
  @DisplayName("is asked for in vain where there are no marks")
  void refusesUnmarkedSource() {
    assertThatIllegalArgumentException().isThrownBy(() -> Snippet.extract("class A {}"));
  }

  @Test
  @DisplayName("is the everyday code on the HttpSession side")
  void showsHttpSession() throws Exception {
    assertThat(Snippet.of(HttpSessionServlet.class))
        .containsSubsequence("getAttribute(\"visits\")", "before + 1", "setAttribute(\"visits\"");
  }

  @Test
  @DisplayName("is one line more than the look-up on our side")
  void showsSessionStorage() throws Exception {
    assertThat(Snippet.of(SessionStorageServlet.class)).contains("s.increment(\"visits\", 1)");
  }

  @Test
  @DisplayName("has the same look-up on both sides")
  void sharesTheLookUp() throws Exception {
    String lookUp = "String offer = offers.forVisit(visits);";
    assertThat(Snippet.of(HttpSessionServlet.class)).contains(lookUp);
    assertThat(Snippet.of(SessionStorageServlet.class)).contains(lookUp);
  }
}
