// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What others know of sessions may be sent to an operator's page, but not whole ids. */
@SuppressWarnings("try") // closing a binder may throw anything
class SessionInfoJsonTest {
  private final SessionId id = SessionId.random();

  private final SessionInfo session =
      new SessionInfo(
          id,
          SessionKind.WEB,
          null,
          "alice",
          Instant.EPOCH,
          Instant.EPOCH.plusSeconds(1),
          Duration.ofMinutes(30),
          "local");

  @Test
  void jackson_writes_text_and_needs_no_module() throws Exception {
    String json = new ObjectMapper().writeValueAsString(session);

    assertWrites(json);
    assertThat(json).contains("\"id\":\"" + id.abbreviated() + "\"");
  }

  @Test
  void json_b_writes_text_too() throws Exception {
    try (Jsonb binder = JsonbBuilder.create()) {
      assertWrites(binder.toJson(session));
    }
  }

  private void assertWrites(String json) {
    assertThat(json)
        .contains(id.abbreviated())
        .doesNotContain(id.toString())
        .contains("\"userName\":\"alice\"", "\"kind\":\"WEB\"", "\"member\":\"local\"")
        .contains("1970-01-01T00:00:00Z", "1970-01-01T00:00:01Z", "PT30M");
  }

  @Test
  void an_id_alone_is_abbreviated_too() throws Exception {
    String expected = "{\"abbreviated\":\"" + id.abbreviated() + "\"}";

    assertThat(new ObjectMapper().writeValueAsString(id)).isEqualTo(expected);
    try (Jsonb binder = JsonbBuilder.create()) {
      assertThat(binder.toJson(id)).isEqualTo(expected);
    }
  }
}
