// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordsTest {
  private static Members members;
  private static HazelcastEngine first;
  private static HazelcastEngine second;

  @BeforeAll
  static void start() {
    members = Members.start(2);
    first = new HazelcastEngine(members.get(0), "records", unused -> null);
    second = new HazelcastEngine(members.get(1), "records", unused -> null);
  }

  @AfterAll
  static void close() {
    first.close();
    second.close();
    members.close();
  }

  @Test
  void a_record_is_found_on_every_member_exactly() {
    SessionInfo session = Sessions.of("alice", first.member());
    assertThat(first.begin(session, States.of(0))).isTrue();
    assertThat(second.find(session.id())).isEqualTo(session);
  }

  @Test
  void a_record_may_lack_what_may_be_null() {
    SessionInfo session =
        new SessionInfo(
            SessionId.random(),
            SessionKind.APPLICATION,
            null,
            null,
            Instant.EPOCH,
            Instant.MAX,
            null,
            "x");
    assertThat(first.begin(session, States.of(0))).isTrue();
    assertThat(second.find(session.id())).isEqualTo(session);
  }

  @Test
  void a_session_begins_once() {
    SessionInfo session = Sessions.of("alice", first.member());
    assertThat(first.begin(session, States.of(0))).isTrue();
    assertThat(second.begin(Sessions.withUser(session, "bob"), States.of(0))).isFalse();
    assertThat(first.find(session.id())).isEqualTo(session);
  }

  @Test
  void a_session_ends_once() {
    SessionInfo session = Sessions.of("alice", first.member());
    first.begin(session, States.of(0));
    assertThat(second.end(session.id(), List.of())).isTrue();
    assertThat(first.end(session.id(), List.of())).isFalse();
    assertThat(first.find(session.id())).isNull();
  }

  @Test
  void changes_of_several_members_at_once_are_all_kept() throws Exception {
    SessionInfo session = Sessions.of("alice", first.member());
    first.begin(session, States.of(0));
    try (Task other = Task.start(() -> grow(first, session.id()))) {
      grow(second, session.id());
      other.result();
    }
    assertThat(first.find(session.id()).idleTimeout()).isEqualTo(Duration.ofSeconds(100 + 60));
  }

  private static boolean grow(HazelcastEngine engine, SessionId id) {
    for (int i = 0; i < 50; i++) {
      engine.update(id, Sessions::withLongerTimeout);
    }
    return true;
  }

  @Test
  void a_change_of_an_ended_session_does_nothing() {
    SessionId id = SessionId.random();
    first.update(id, unused -> Sessions.of("alice", "x"));
    assertThat(first.find(id)).isNull();
  }

  @Test
  void sessions_of_a_user_are_found_by_the_exact_name() {
    SessionInfo one = Sessions.of("Carol", first.member());
    SessionInfo other = Sessions.of("carol", second.member());
    first.begin(one, States.of(0));
    second.begin(other, States.of(0));
    assertThat(second.sessions("Carol", null).sessions()).containsExactly(one);
    first.update(other.id(), old -> Sessions.withUser(old, "Carol"));
    assertThat(first.sessions("Carol", null).sessions()).hasSize(2);
    assertThat(first.sessions("carol", null).sessions()).isEmpty();
    assertThat(first.sessions(null, null).sessions()).contains(one);
  }

  @Test
  void applications_do_not_see_one_another() {
    SessionInfo session = Sessions.of("alice", first.member());
    first.begin(session, States.of(0));
    try (HazelcastEngine other = new HazelcastEngine(members.get(0), "other", unused -> null)) {
      assertThat(other.find(session.id())).isNull();
      assertThat(other.sessions(null, null).sessions()).isEmpty();
    }
  }
}
