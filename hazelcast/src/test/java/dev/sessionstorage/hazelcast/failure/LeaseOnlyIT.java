// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionstorage.failure.Round;
import dev.sessionstorage.failure.Tally;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The failure tests notice what is lost: here they have something that loses. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaseOnlyIT {

  @Test
  void a_lock_with_a_lease_loses_what_was_acknowledged_while_its_holder_was_paused()
      throws Exception {
    Path folder = Path.of("target", "failures", "lease-only");
    try (GridCluster cluster = new GridCluster("lease-only", folder, 3)) {
      cluster.untilItIsWhole();
      Round<GridCluster> round = new Round<>(cluster, "round", new Random());
      GridScenario.STOP_HOLDER_PAST_THE_HEARTBEAT.happen(round);
      assertThat(round.count().get(Tally.Figure.LOST)).isPositive();
    }
  }
}
