// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionKind;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.redis.Servers.Fault;
import dev.sessionstorage.session.Session;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members of an application while Redis or they themselves stop and start. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MembersTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final String application = OneRedis.newApplication();

  private SessionManager member(String name, String uri) {
    ClusterEngine engine = new ClusterEngine(application, name, OneRedis.open(uri, application, 0));
    SessionManager manager = new SessionManager(Settings.DEFAULT, () -> engine);
    assertThat(manager.application()).isNotNull(); // connects
    return manager;
  }

  private static void stop(SessionManager manager) {
    manager.leaving();
    manager.close();
  }

  private static void increment(SharedObject storage) {
    storage.use(LONG, s -> s.increment("n", 1));
  }

  private static void awaitIncrement(SharedObject storage) {
    await()
        .atMost(LONG)
        .ignoreException(StorageUnavailableException.class)
        .untilAsserted(() -> increment(storage));
  }

  private static long count(SharedObject storage) {
    return storage.with(LONG, s -> s.get("n", Long.class));
  }

  @Test
  void after_all_members_have_stopped_sessions_of_browsers_are_found_and_opened_ones_have_ended() {
    SessionManager first = member("A", OneRedis.SERVER.uri());
    Session web = first.add(SessionId.random(), SessionKind.WEB, "alice");
    OpenedSession opened = first.open("import");
    increment(web.storage());
    stop(first);

    SessionManager again = member("A", OneRedis.SERVER.uri());
    SharedObject storage = again.add(web.id(), SessionKind.WEB, "alice").storage();
    increment(storage);
    assertThat(count(storage)).isEqualTo(2);
    assertThat(again.sessionsOf("alice")).hasSize(1);
    assertThat(again.of(opened.id())).isEmpty();
    stop(again);
  }

  @Test
  void a_server_that_saves_each_write_forgets_nothing_when_it_is_killed() {
    try (RedisServer server = new RedisServer("--appendonly", "yes", "--appendfsync", "always")) {
      SessionManager member = member("A", server.uri());
      SharedObject storage = member.open("tester").storage();
      for (int i = 0; i < 20; i++) {
        increment(storage);
      }
      server.kill();
      assertThatThrownBy(() -> storage.use(s -> s.increment("n", 1)))
          .isInstanceOf(StorageUnavailableException.class);

      server.start();
      awaitIncrement(storage);
      assertThat(count(storage)).as("what was refused may have been tried once").isIn(21L, 22L);
      stop(member);
    }
  }

  @Test
  void two_members_agree_after_a_replica_has_taken_over() {
    try (Servers servers = new Servers()) {
      String uri = "redis://127.0.0.1:" + servers.address.port();
      SessionManager one = member("A", uri);
      SessionManager two = member("B", uri);
      OpenedSession session = one.open("tester");
      SharedObject here = session.storage();
      SharedObject there = two.of(session.id()).orElseThrow();
      increment(here);
      increment(there);
      servers.failOver(Fault.CRASH, () -> 0);

      awaitIncrement(there);
      awaitIncrement(here);
      assertThat(count(here)).isEqualTo(count(there)).isGreaterThanOrEqualTo(2);
      stop(one);
      stop(two);
    }
  }
}
