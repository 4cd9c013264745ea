// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.spi.GroupCommit;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the grid is asked. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OperationsTest {
  private static final Timing NEVER = new Timing(Duration.ofHours(1), Duration.ofHours(1));
  private static Members members;
  private static CountedMaps maps;
  private static HazelcastEngine engine;
  private final SessionId session = SessionId.random();

  @BeforeAll
  static void start() {
    members = Members.start(1);
    maps = new CountedMaps(members.get(0));
    engine = new HazelcastEngine(maps.hazelcast(), "count", unused -> "1", NEVER, () -> {});
  }

  @AfterAll
  static void close() {
    engine.close();
    members.close();
  }

  @Test
  void a_holder_enters_again_without_asking_and_publishes_with_one_question() throws Exception {
    Lease lease = engine.lease(session, 1);
    States.create(lease, 0);
    for (int i = 0; i < 10; i++) {
      maps.reset();
      assertThat(lease.enter(States.LONG)).isEqualTo(Outcome.DONE);
      assertThat(maps.asked()).isEmpty();
      assertThat(lease.commit(GroupCommit.of(States.of(i), Set.of("n")))).isEqualTo(Outcome.DONE);
      assertThat(maps.asked()).containsExactly("replace");
    }
  }

  @Test
  void leaving_asks_nothing() throws Exception {
    Lease lease = engine.lease(session, 1);
    States.create(lease, 0);
    assertThat(lease.enter(States.LONG)).isEqualTo(Outcome.DONE);
    maps.reset();
    lease.leave();
    assertThat(maps.asked()).isEmpty();
  }

  @Test
  void entering_what_another_engine_freed_costs_two_questions() throws Exception {
    try (HazelcastEngine other =
        new HazelcastEngine(members.get(0), "count", unused -> "1", NEVER, () -> {})) {
      States.create(other.lease(session, 1), 0);
    }
    Lease lease = engine.lease(session, 1);
    maps.reset();
    assertThat(lease.enter(States.LONG)).isEqualTo(Outcome.DONE);
    assertThat(maps.asked()).containsExactly("get", "replace");
  }
}
