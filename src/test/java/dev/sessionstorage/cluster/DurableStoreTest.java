// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All members stop, and start again, over a store that keeps everything. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DurableStoreTest {
  private static final Duration SOON = Duration.ofSeconds(3); // a silent holder would take six

  private final HeapGrid grid = new HeapGrid(HeapGrid.DURABLE);

  private SessionManager start(String name) {
    ClusterEngine engine = grid.member(name);
    SessionManager manager = new SessionManager(Settings.DEFAULT, () -> engine);
    assertThat(manager.application()).isNotNull(); // connects
    return manager;
  }

  private static Session web(SessionManager manager, SessionId id) {
    return manager.add(id, SessionKind.WEB, "alice");
  }

  private static void stop(SessionManager manager) {
    manager.leaving();
    manager.close();
  }

  @Test
  void web_sessions_are_found_by_their_http_sessions() {
    SessionManager a = start("A");
    SessionManager b = start("B");
    Session first = web(a, SessionId.random());
    Session second = web(b, SessionId.random());
    first.storage().use(s -> s.put("cart", Map.of("n", 1)));
    second.storage().use(s -> s.put("n", 2));
    stop(a);
    stop(b);

    SessionManager again = start("C");
    SharedObject there = web(again, first.id()).storage();
    SharedObject cart = requireNonNull(there.object("cart"));
    cart.use(SOON, c -> c.increment("n", 1)); // nobody waits for a former holder
    there.use(SOON, s -> s.put("back", true));
    assertThat(cart.get("n")).isEqualTo(2L);
    assertThat(again.of(second.id()).orElseThrow().get("n")).isEqualTo(2L);
    assertThat(again.sessionsOf("alice")).hasSize(2);
    stop(again);
  }

  @Test
  void what_the_application_keeps_stays() {
    SessionManager a = start("A");
    a.application().use(s -> s.put("shared", Map.of("n", 1)));
    stop(a);

    SessionManager again = start("A");
    assertThat(requireNonNull(again.application().object("shared")).get("n")).isEqualTo(1L);
    again.application().use(SOON, s -> s.put("more", 1));
    stop(again);
  }

  @Test
  void what_a_program_opened_ends_with_the_last_member() {
    SessionManager a = start("A");
    var opened = a.open("import");
    opened.storage().use(s -> s.put("n", 1));
    stop(a);
    SessionManager again = start("A");
    assertThat(again.of(opened.id())).isEmpty();
    assertThat(grid.groups(opened.id())).isEmpty();
    stop(again);
  }

  @Test
  void so_does_what_a_member_opened_that_was_killed() {
    SessionManager a = start("A");
    ClusterEngine killed = grid.member("B");
    SessionManager b = new SessionManager(Settings.DEFAULT, () -> killed);
    var opened = b.open("import");
    Session web = web(b, SessionId.random());
    opened.storage().use(s -> s.put("n", 1));
    kill(killed);
    stop(a);

    assertThat(grid.groups(opened.id())).isEmpty();
    SessionManager again = start("A");
    assertThat(again.of(opened.id())).isEmpty();
    assertThat(again.of(web.id())).isPresent();
    stop(again);
  }

  @Test
  void the_last_member_does_not_look_for_them_for_long() {
    ClusterEngine last = grid.member("A");
    SessionManager a = new SessionManager(Settings.DEFAULT, () -> last);
    assertThat(a.application()).isNotNull(); // connects
    ClusterEngine killed = grid.member("B");
    SessionManager b = new SessionManager(Settings.DEFAULT, () -> killed);
    for (int i = 0; i < 250; i++) {
      var unused = b.open("import");
    }
    kill(killed);
    new OpenedSessions(last.member).end(System.nanoTime());

    assertThat(opened(a)).as("those of a page of 200 have ended").isBetween(50L, 55L);
    stop(a);
    SessionManager again = start("A");
    assertThat(opened(again)).as("a moment is enough for the rest").isZero();
    stop(again);
  }

  private static long opened(SessionManager manager) {
    return manager.sessions().filter(info -> info.kind() == SessionKind.OPENED).count();
  }

  /** As if the others had found out long ago. */
  private void kill(ClusterEngine member) {
    member.pause(true);
    try (HeapStore store = new HeapStore(grid.space)) {
      store.leave(member.member.me(), false);
    }
    member.close();
  }

  @Test
  void what_others_opened_stays_when_one_leaves() {
    SessionManager a = start("A");
    SessionManager b = start("B");
    var opened = b.open("import");
    opened.storage().use(s -> s.put("n", 1));
    stop(a);
    assertThat(opened.storage().get("n")).isEqualTo(1L);
    assertThat(b.of(opened.id())).isPresent();
    stop(b);
  }
}
