// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the grid is asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CostsTest {
  private static Members members;
  private static DisturbedGrid grid;
  private static SessionManager sessions;

  @BeforeAll
  static void start() {
    members = Members.start(1);
    grid = new DisturbedGrid(members.get(0));
    ClusterEngine engine =
        new ClusterEngine("costs", "member", new HazelcastStore(grid.hazelcast(), "costs", 0));
    sessions = new SessionManager(Settings.DEFAULT, () -> engine);
  }

  @AfterAll
  static void close() {
    sessions.close();
    members.close();
  }

  private static List<String> asked(OpenedSession session, Runnable what) {
    grid.reset();
    what.run();
    return grid.asked(session.id().toUuid());
  }

  @Test
  void a_session_begins_with_its_index_its_first_level_and_its_record() {
    grid.reset();

    OpenedSession session = sessions.open("tester");

    assertThat(grid.asked(session.id().toUuid()))
        .containsExactly("putIfAbsent", "putIfAbsent", "putIfAbsent");
  }

  @Test
  void a_block_that_changes_something_is_one_write_and_one_that_looks_is_none() {
    OpenedSession session = sessions.open("tester");
    SharedObject storage = session.storage();
    storage.use(s -> s.put("n", 0));
    for (int i = 0; i < 10; i++) {
      assertThat(asked(session, () -> storage.use(s -> s.increment("n", 1))))
          .containsExactly("replace");
      assertThat(asked(session, () -> storage.use(s -> s.get("n")))).isEmpty();
      assertThat(asked(session, () -> storage.get("n"))).isEmpty();
    }
  }

  @Test
  void a_block_that_creates_a_child_writes_the_child_and_the_first_level() {
    OpenedSession session = sessions.open("tester");

    SharedObject storage = session.storage();

    assertThat(asked(session, () -> storage.use(s -> s.objectOrNew("child"))))
        .containsExactly("putIfAbsent", "replace");
    assertThat(asked(session, () -> storage.objectOrNew("child").use(c -> c.put("n", 1))))
        .containsExactly("replace");
  }
}
