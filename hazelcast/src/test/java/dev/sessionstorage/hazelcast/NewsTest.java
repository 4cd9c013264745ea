// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.spi.EngineListener;
import dev.sessionstorage.spi.Lease;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NewsTest {
  private static Members members;
  private static HazelcastEngine first;
  private static HazelcastEngine second;
  private final Heard here = new Heard();
  private final Heard there = new Heard();

  @BeforeAll
  static void start() {
    members = Members.start(2);
    first = new HazelcastEngine(members.get(0), "news", unused -> null);
    second = new HazelcastEngine(members.get(1), "news", unused -> null);
  }

  @AfterAll
  static void close() {
    first.close();
    second.close();
    members.close();
  }

  private static class Heard implements EngineListener {
    private final List<Object> news = new CopyOnWriteArrayList<>();

    @Override
    public void opened(SessionInfo session) {
      news.add("opened " + session);
    }

    @Override
    public void closed(SessionInfo session) {
      news.add("closed " + session);
    }

    @Override
    public void changed(SessionId session, long group, long version, Set<String> names) {
      news.add(session + " " + group + " " + version + " " + names);
    }

    @Override
    public void settled(SessionId session, long group) {
      news.add("settled " + session + " " + group);
    }

    @Override
    public void missed() {
      news.add("missed");
    }
  }

  private void listen() {
    first.listener(here);
    second.listener(there);
  }

  @Test
  void other_members_hear_of_sessions_in_order_and_this_one_does_not() {
    listen();
    SessionInfo session = Sessions.of("alice", first.member());
    first.begin(session, States.of(0));
    first.end(session.id(), List.of());
    await().until(() -> there.news.size() >= 2);
    assertThat(there.news).containsExactly("opened " + session, "closed " + session);
    assertThat(here.news).isEmpty();
  }

  @Test
  void other_members_hear_of_the_newest_change_in_order() throws Exception {
    SessionInfo session = Sessions.of("alice", first.member());
    Lease lease = first.lease(session.id(), 3);
    States.create(lease, 0);
    listen();
    for (int i = 0; i < 100; i++) {
      States.increment(lease);
    }
    first.begin(session, States.of(0));
    first.end(session.id(), List.of());
    await().until(() -> there.news.contains("closed " + session));
    List<Object> changes = there.news.subList(0, there.news.indexOf("opened " + session));
    assertThat(changes).last().isEqualTo(changed(session, 101));
    assertThat(changes)
        .isSubsetOf(IntStream.rangeClosed(2, 101).mapToObj(i -> changed(session, i)).toList())
        .doesNotHaveDuplicates();
  }

  private static String changed(SessionInfo session, int version) {
    return session.id() + " 3 " + version + " [n]";
  }

  @Test
  void when_members_come_and_go_something_may_have_been_missed() {
    listen();
    members.add();
    await().until(() -> here.news.contains("missed") && there.news.contains("missed"));
    here.news.clear();
    members.kill(2);
    await().until(() -> here.news.contains("missed"));
  }

  @Test
  void a_listener_that_throws_hears_the_next_news() {
    listen();
    List<SessionInfo> heard = new CopyOnWriteArrayList<>();
    second.listener(
        new Heard() {
          @Override
          public void opened(SessionInfo session) {
            heard.add(session);
            throw new IllegalStateException("a listener that throws");
          }
        });
    first.begin(Sessions.of("alice", "x"), States.of(0));
    first.begin(Sessions.of("alice", "x"), States.of(0));
    await().until(() -> heard.size() == 2);
  }
}
