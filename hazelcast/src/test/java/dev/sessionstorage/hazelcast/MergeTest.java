// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.spi.GroupCommit;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Lease.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MergeTest {
  private final Members members = Members.apart(2);
  private final HazelcastEngine first = engine(0);
  private final HazelcastEngine second = engine(1);

  private HazelcastEngine engine(int member) {
    Function<String, String> settings = Map.of(Membership.MIN_MEMBERS, "1")::get;
    return new HazelcastEngine(members.get(member), "merge", settings);
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    members.close();
  }

  /** The failure tests found it: nobody handed over, since its member seemed to be dead. */
  @Test
  void a_member_whose_grid_member_has_another_uuid_since_two_grids_merged_gets_leases()
      throws Exception {
    members.merge();
    SessionId session = SessionId.random();
    States.create(first.lease(session, 1), 0);
    for (int turn = 0; turn < 4; turn++) {
      count(first.lease(session, 1));
      count(second.lease(session, 1));
    }
  }

  private static void count(Lease lease) throws InterruptedException {
    assertThat(lease.enter(TimeUnit.SECONDS.toNanos(2))).isEqualTo(Outcome.DONE);
    assertThat(lease.commit(GroupCommit.of(States.of(1), Set.of()))).isEqualTo(Outcome.DONE);
  }
}
