// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A handle")
class HandleCipherTest {
  private final HandleCipher cipher = new HandleCipher(HandleCipher.newKey());
  private final SessionId id = SessionId.random();

  @Test
  @DisplayName("leads back to its session")
  void leadsBack() {
    assertThat(cipher.decrypt(cipher.encrypt(id))).isEqualTo(id);
  }

  @Test
  @DisplayName("is the same each time, since pages compare them")
  void isStable() {
    assertThat(cipher.encrypt(id)).isEqualTo(cipher.encrypt(id));
  }

  @Test
  @DisplayName("can stand in a URL as it is")
  void isSafeInUrls() {
    assertThat(cipher.encrypt(id)).matches("[A-Za-z0-9_-]{22}");
  }

  @Test
  @DisplayName("of another application leads nowhere")
  void belongsToItsKey() {
    HandleCipher other = new HandleCipher(HandleCipher.newKey());
    assertThat(other.decrypt(cipher.encrypt(id))).isNotEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAA==",
        "../../../../etc/passwd",
        "3C81A8D7AFE64C2E9CCFFCDC35DC52F5",
        "٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠A"
      })
  @DisplayName("is nothing else than 22 letters of Base64")
  void refusesOtherText(String text) {
    assertThat(cipher.decrypt(text)).isNull();
  }
}
