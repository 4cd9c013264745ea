// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Texts of any origin are a session id or are not; none does harm. */
class SessionIdFuzzTest {
  private static final String HEX = "[0-9a-fA-F]";
  private static final String FORM =
      HEX + "{32}|" + HEX + "{8}(-" + HEX + "{4}){3}-" + HEX + "{12}";

  private static final SessionManager SESSIONS = new SessionManager(Settings.DEFAULT);

  @FuzzTest
  void any_text_is_an_id_or_is_refused_without_being_repeated(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    SessionId id = SessionId.parseOrNull(text);

    assertThat(id != null).isEqualTo(text.matches(FORM));
    assertThat(SESSIONS.of(text)).isEmpty();
    if (id == null) {
      refuses(text);
    } else {
      reads(id, text);
    }
  }

  private static void refuses(String text) {
    assertThatThrownBy(() -> SessionId.parse(text))
        .isInstanceOfSatisfying(
            IllegalArgumentException.class,
            refused ->
                assertThat(refused)
                    .hasMessage(
                        "Not a session id: expected 32 hexadecimal digits, or a UUID with dashes,"
                            + " but got %d other characters",
                        text.length()));
  }

  private static void reads(SessionId id, String text) {
    assertThat(SessionId.parse(text)).isEqualTo(id);
    assertThat(SessionId.parse(id.toString())).isEqualTo(id).hasSameHashCodeAs(id);
    assertThat(id.toString()).isEqualToIgnoringCase(text.replace("-", ""));
    assertThat(id.toUuid()).isEqualTo(UUID.fromString(SessionId.parse(text).toUuid().toString()));
  }
}
