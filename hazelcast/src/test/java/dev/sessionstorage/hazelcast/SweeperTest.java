// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import dev.sessionstorage.SessionKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SweeperTest {
  private static final Instant USED = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Instant DUE = USED.plus(IDLE).plusSeconds(61);
  private final Members members = Members.start(2);
  private HazelcastEngine survivor;
  private HazelcastEngine other;

  @BeforeEach
  void start() {
    survivor = new HazelcastEngine(members.get(0), "sweep", unused -> "1");
    other = new HazelcastEngine(members.get(1), "sweep", unused -> "1");
  }

  @AfterEach
  void close() {
    survivor.close();
    members.close();
  }

  private SessionId begin(HazelcastEngine engine, SessionKind kind) {
    SessionInfo session =
        new SessionInfo(SessionId.random(), kind, null, null, USED, USED, IDLE, engine.member());
    engine.begin(session, States.of(0));
    return session.id();
  }

  @Test
  void a_session_of_a_dead_member_ends_after_its_idle_timeout_and_a_margin() {
    SessionId id = begin(other, SessionKind.WEB);
    members.kill(1);
    survivor.sweep(DUE.minusSeconds(2));
    assertThat(survivor.find(id)).isNotNull();
    survivor.sweep(DUE);
    assertThat(survivor.find(id)).isNull();
  }

  @Test
  void a_session_of_a_living_member_is_that_members_business() {
    SessionId id = begin(other, SessionKind.WEB);
    survivor.sweep(DUE);
    other.sweep(DUE);
    assertThat(survivor.find(id)).isNotNull();
  }

  @Test
  void a_session_that_went_to_a_living_member_stays() {
    SessionId id = begin(other, SessionKind.WEB);
    survivor.update(
        id,
        old ->
            new SessionInfo(
                id, old.kind(), null, null, old.created(), USED, IDLE, survivor.member()));
    members.kill(1);
    survivor.sweep(DUE);
    assertThat(survivor.find(id)).isNotNull();
  }

  @Test
  void the_application_itself_stays() {
    SessionId id = begin(other, SessionKind.APPLICATION);
    members.kill(1);
    survivor.sweep(DUE.plus(Duration.ofDays(1)));
    assertThat(survivor.find(id)).isNotNull();
  }

  @Test
  void a_group_without_a_session_goes_at_the_second_sweep() {
    IMap<String, byte[]> groups = members.get(0).getMap("sessionstorage.sweep.groups");
    SessionId kept = begin(survivor, SessionKind.WEB);
    States.create(survivor.lease(kept, 1), 1);
    States.create(survivor.lease(SessionId.random(), 1), 1);
    survivor.sweep(USED);
    other.sweep(USED);
    assertThat(groups.keySet()).hasSize(3);
    survivor.sweep(USED);
    other.sweep(USED);
    assertThat(groups.keySet())
        .containsExactlyInAnyOrder(new GroupKey(kept, 0).text(), new GroupKey(kept, 1).text());
  }
}
