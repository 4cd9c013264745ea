// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that the others cannot reach any more. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CutOffTest {
  private final Members members = Members.start(2);
  private final SessionManager sessions = manager(0);
  private final SessionId session = sessions.open("tester").id();
  private final SharedObject storage = sessions.of(session).orElseThrow();

  private SessionManager manager(int member) {
    ClusterEngine engine = members.engine(member, "cut");
    return new SessionManager(Settings.DEFAULT, () -> engine);
  }

  @AfterEach
  void close() {
    sessions.close();
    members.close();
  }

  @Test
  void a_member_that_is_alone_reads_and_publishes_nothing_until_another_comes() {
    storage.use(s -> s.put("n", 1));

    members.kill(1);

    refused(() -> storage.use(s -> s.put("n", 2)));
    refused(() -> sessions.of(SessionId.random()));
    refused(() -> sessions.open("another"));

    members.add();
    await()
        .ignoreException(StorageUnavailableException.class)
        .untilAsserted(() -> storage.use(s -> assertThat(s.get("n")).isEqualTo(1L)));
  }

  private static void refused(ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("sees 1 of the grid's members and needs 2")
        .hasMessageContaining("sessionstorage.cluster.members");
  }

  @Test
  void what_a_dead_member_was_using_is_free_soon_and_as_it_was_before() throws Exception {
    members.add();
    SessionManager dies = manager(2);
    dies.of(session).orElseThrow().use(s -> s.put("n", 3));
    Thread inside =
        new Thread(
            () ->
                dies.of(session)
                    .orElseThrow()
                    .use(
                        s -> {
                          s.put("n", 4);
                          members.kill(2);
                        }));
    inside.setUncaughtExceptionHandler((thread, e) -> {}); // it has died
    inside.start();
    inside.join();

    storage.use(Duration.ofSeconds(20), s -> assertThat(s.get("n")).isEqualTo(3L));
  }
}
