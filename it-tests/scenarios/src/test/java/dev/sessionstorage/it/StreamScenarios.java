// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Server-sent events: a response that stays open while others change the storage. */
public interface StreamScenarios extends Scenarios {

  @Test
  @Timeout(60)
  default void a_change_by_another_session_is_pushed_to_an_open_stream() {
    Client alice = newClient();
    Client bob = newClient();
    String id = alice.get("storage/id");
    String idOfBob = bob.get("storage/id");
    Iterator<String> events = opened(alice);

    String answer = bob.get("stream/tell", "id", id, "news", "to be continued, bob");

    assertThat(answer).isEqualTo(idOfBob);
    assertThat(events.next()).isEqualTo("to be continued, bob");
    bob.get("stream/tell", "id", id, "news", "the end, bob");
    assertThat(events.next()).isEqualTo("the end, bob");
    assertThat(events).isExhausted();
  }

  @Test
  @Timeout(60)
  default void a_stream_that_outlives_its_session_gets_an_error_and_no_other_session() {
    Client alice = newClient();
    String id = alice.get("storage/id");
    Iterator<String> events = opened(alice);

    alice.get("session/invalidate");
    alice.get("storage/put", "name", "news", "value", "of the next session");
    newClient().get("stream/push", "id", id);

    assertThat(events.next()).startsWith("SessionClosedException: ").contains("has ended");
  }

  /** A stream of which the application knows already. */
  static Iterator<String> opened(Client client) {
    Iterator<String> events = client.events("stream/open");
    assertThat(events.next()).isEqualTo("open");
    assertThat(events.next()).isEqualTo("ready");
    return events;
  }
}
