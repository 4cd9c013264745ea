// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.GroupCommit;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CutOffTest {
  private final Members members = Members.start(2);
  private final HazelcastEngine engine = new HazelcastEngine(members.get(0), "cut", unused -> null);
  private final SessionId session = SessionId.random();

  @AfterEach
  void close() {
    engine.close();
    members.close();
  }

  @Test
  void a_member_that_is_alone_reads_and_publishes_nothing() throws Exception {
    Lease lease = engine.lease(session, 1);
    States.create(lease, 0);
    assertThat(lease.enter(States.LONG)).isEqualTo(Outcome.DONE);
    members.kill(1);
    refused(() -> lease.commit(GroupCommit.of(States.of(1), Set.of())));
    refused(engine::checkAvailable);
    refused(() -> lease.enter(0));
    refused(() -> engine.find(session));
    refused(() -> engine.read(session, List.of(1L)));
    refused(() -> engine.begin(Sessions.of("alice", "x"), States.of(0)));
    members.add();
    assertThat(lease.enter(States.LONG)).isEqualTo(Outcome.DONE);
    assertThat(States.number(lease)).isZero();
  }

  private static void refused(ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("sees 1 of the grid's members and needs 2")
        .hasMessageContaining("sessionstorage.cluster.min-members to 1");
  }

  @Test
  void a_dead_holders_lease_is_free_at_once() throws Exception {
    members.add();
    HazelcastEngine other = new HazelcastEngine(members.get(2), "cut", unused -> null);
    Lease theirs = other.lease(session, 1);
    States.create(theirs, 3);
    assertThat(theirs.enter(States.LONG)).isEqualTo(Outcome.DONE);
    members.kill(2);
    long start = System.nanoTime();
    assertThat(engine.lease(session, 1).enter(States.LONG)).isEqualTo(Outcome.DONE);
    assertThat(System.nanoTime() - start).isLessThan(Timing.DEFAULT.leaseNanos() / 2);
    assertThat(States.number(engine.lease(session, 1))).isEqualTo(3);
  }

  @Test
  void a_closed_engine_says_so() {
    engine.close();
    assertThatThrownBy(engine::checkAvailable)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("left the grid");
  }

  @Test
  void a_setting_that_cannot_be_read_is_named() {
    for (String bad : List.of("0", "-1", "two", "")) {
      assertThatThrownBy(() -> new HazelcastEngine(members.get(0), "bad", unused -> bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sessionstorage.cluster.min-members")
          .hasMessageContaining("\"" + bad + "\"");
    }
  }
}
