// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.OpenedSession;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.cluster.ClusterEngine;
import dev.sessionstorage.session.SessionListener;
import dev.sessionstorage.session.SessionManager;
import dev.sessionstorage.shared.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One application on three members. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralMembersTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Members MEMBERS = Members.start(3);
  private static final List<SessionManager> MANAGERS = new ArrayList<>();

  @BeforeAll
  static void start() {
    for (int i = 0; i < 3; i++) {
      MANAGERS.add(manager(i, "several"));
    }
  }

  private static SessionManager manager(int member, String application) {
    ClusterEngine engine = MEMBERS.engine(member, application);
    return new SessionManager(Settings.DEFAULT, () -> engine);
  }

  @AfterAll
  static void close() {
    MANAGERS.forEach(SessionManager::close);
    MEMBERS.close();
  }

  private static SharedObject on(int member, SessionId session) {
    return MANAGERS.get(member).of(session).orElseThrow();
  }

  @Test
  void no_update_is_lost_between_members() {
    SessionId session = MANAGERS.get(0).open("tester").id();
    int rounds = 50;

    List<CompletableFuture<Void>> tasks =
        IntStream.range(0, 3)
            .mapToObj(on -> CompletableFuture.runAsync(() -> count(on(on, session), rounds)))
            .toList();
    tasks.forEach(CompletableFuture::join);

    on(2, session).use(LONG, s -> assertThat(s.get("n")).isEqualTo(3L * rounds));
    on(1, session)
        .objectOrNew("child")
        .use(LONG, child -> assertThat(child.get("n")).isEqualTo(3L * rounds));
  }

  private static void count(SharedObject storage, int rounds) {
    for (int i = 0; i < rounds; i++) {
      storage.use(
          LONG,
          s -> {
            s.increment("n", 1);
            s.objectOrNew("child").use(c -> c.increment("n", 1));
          });
    }
  }

  @Test
  void a_busy_member_does_not_keep_the_others_out() {
    SessionId session = MANAGERS.get(0).open("tester").id();
    CountDownLatch enough = new CountDownLatch(1);
    CompletableFuture<Integer> busy =
        CompletableFuture.supplyAsync(
            () -> {
              int rounds = 0;
              for (; enough.getCount() > 0; rounds++) {
                on(0, session).use(LONG, s -> s.increment("n", 1));
              }
              return rounds;
            });

    for (int i = 0; i < 20; i++) {
      on(1, session).use(Duration.ofSeconds(5), s -> s.increment("other", 1));
    }
    enough.countDown();

    assertThat(busy.join()).isPositive();
    on(1, session).use(LONG, s -> assertThat(s.get("other")).isEqualTo(20L));
  }

  @Test
  void a_session_is_found_by_its_user_on_every_member() {
    OpenedSession session = MANAGERS.get(0).open("tester");
    session.run(() -> MANAGERS.get(0).signIn("Carol"));

    for (SessionManager manager : MANAGERS) {
      assertThat(manager.sessionsOf("Carol").map(SessionInfo::id)).containsExactly(session.id());
      assertThat(manager.sessionsOf("carol")).isEmpty();
      assertThat(manager.info(session.id()).orElseThrow().member()).isEqualTo("member0");
    }
    session.close();
    for (SessionManager manager : MANAGERS) {
      assertThat(manager.sessionsOf("Carol")).isEmpty();
      assertThat(manager.of(session.id())).isEmpty();
    }
  }

  /** It knows the others one after another, as it hears their beats. */
  @Test
  void a_member_that_has_just_joined_is_heard_by_those_that_it_does_not_know_yet() {
    List<SessionId> heard = new CopyOnWriteArrayList<>();
    try (SessionManager old = manager(0, "joined")) {
      old.addListener(new Opened(heard));
      assertThat(old.application()).isNotNull();
      try (SessionManager young = manager(1, "joined")) {
        SessionId session = young.open("tester").id();
        await().untilAsserted(() -> assertThat(heard).contains(session));
      }
    }
  }

  private record Opened(List<SessionId> heard) implements SessionListener {
    @Override
    public void opened(SessionInfo session) {
      heard.add(session.id());
    }
  }

  @Test
  void applications_do_not_see_one_another() {
    SessionId session = MANAGERS.get(0).open("tester").id();
    try (SessionManager other = manager(0, "other")) {
      assertThat(other.of(session)).isEmpty();
      assertThat(other.sessions().map(SessionInfo::id)).doesNotContain(session);
      assertThat(other.application()).isNotSameAs(MANAGERS.get(0).application());
    }
    assertThat(MANAGERS.get(0).of(session)).isPresent();
  }
}
