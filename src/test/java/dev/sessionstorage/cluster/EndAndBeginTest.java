// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that stop and start again. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EndAndBeginTest {
  private final HeapGrid grid = new HeapGrid();

  private SessionManager start(String name) {
    ClusterEngine engine = grid.member(name);
    return new SessionManager(Settings.DEFAULT, () -> engine);
  }

  private static Session begin(SessionManager manager) {
    return manager.add(SessionId.random(), SessionKind.WEB, null);
  }

  @Test
  void sessions_stay_with_the_members_that_stay() {
    SessionManager a = start("A");
    SessionManager b = start("B");
    Session web = begin(a);
    web.storage().use(s -> s.put("n", 1));
    a.application().use(s -> s.put("shared", true));
    a.leaving();
    a.close();

    SharedObject there = b.of(web.id()).orElseThrow();
    there.use(
        Duration.ofMillis(100), s -> s.increment("n", 1)); // nobody waits for the former holder
    SessionManager again = start("A");
    assertThat(again.of(web.id()).orElseThrow().get("n")).isEqualTo(2L);
    assertThat(again.application().get("shared")).isEqualTo(true);
    again.close();
    b.close();
  }

  @Test
  void the_last_member_leaves_nothing_behind() {
    SessionManager a = start("A");
    Session web = begin(a);
    web.storage().use(s -> s.put("n", 1));
    a.leaving();
    a.close();
    assertThat(grid.space.cells.keys(HeapIndexes.FIRST)).isEmpty();

    SessionManager again = start("A");
    assertThat(again.of(web.id())).isEmpty();
    again.close();
  }

  @Test
  void no_thread_stays() {
    SessionManager a = start("A");
    SessionManager b = start("B");
    Session web = begin(a);
    web.storage().use(s -> s.put("n", 1));
    b.of(web.id()).orElseThrow().use(s -> s.increment("n", 1));
    assertThat(threads()).isNotEmpty();
    a.close();
    b.close();
    await().untilAsserted(() -> assertThat(threads()).isEmpty());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("session-storage-test-"))
        .toList();
  }
}
