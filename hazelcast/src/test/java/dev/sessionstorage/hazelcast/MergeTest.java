// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two grids become one: a member of one of them has another id in the grid since. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MergeTest {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private final Members members = Members.apart(2);
  private final SessionManager first = manager(0);
  private final SessionManager second = manager(1);

  private SessionManager manager(int member) {
    ClusterEngine engine =
        new ClusterEngine(
            "merge", "member" + member, new HazelcastStore(members.get(member), "merge", 1));
    return new SessionManager(Settings.DEFAULT, () -> engine);
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    members.close();
  }

  /** The failure tests found it: nobody handed over, since its member seemed to be dead. */
  @Test
  void its_members_hand_over_to_each_other() {
    members.merge();
    SessionId session = first.open("tester").id();
    await().ignoreExceptions().until(() -> second.of(session).isPresent());
    for (int turn = 0; turn < 4; turn++) {
      for (SessionManager manager : new SessionManager[] {first, second}) {
        manager.of(session).orElseThrow().use(WAIT, s -> s.increment("n", 1));
      }
    }
    first.of(session).orElseThrow().use(WAIT, s -> assertThat(s.get("n")).isEqualTo(8L));
  }

  @Test
  void its_members_agree_on_one_storage_of_the_application() {
    first.application().use(s -> s.put("from", "first"));
    second.application().use(s -> s.put("from", "second"));
    members.merge();
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              first.application().use(WAIT, s -> s.put("last", "first"));
              second.application().use(WAIT, s -> assertThat(s.get("last")).isEqualTo("first"));
            });
  }
}
