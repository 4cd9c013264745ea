// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import dev.sessionstorage.failure.Failures;
import dev.sessionstorage.failure.StoreCluster;
import dev.sessionstorage.failure.StoreScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** What happens to members that share a Redis with two replicas, and to these. */
class FailuresIT extends Failures<StoreCluster, StoreScenario> {
  private static final Duration FREE_WITHIN = Duration.ofSeconds(10);

  FailuresIT() {
    super(StoreScenario.all(), FREE_WITHIN);
  }

  @Override
  protected StoreCluster newCluster(Path folder, int size) throws IOException {
    return new StoreCluster(new RedisServers(), folder, size);
  }
}
