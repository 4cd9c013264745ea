// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure;

import dev.sessionstorage.failure.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What happens to members of a grid. */
class FailuresIT extends Failures<GridCluster, GridScenario> {

  /** The lease, or the heartbeat time-out of these members, each about 6 seconds, and some more. */
  private static final Duration FREE_WITHIN = Duration.ofSeconds(15);

  FailuresIT() {
    super(List.of(GridScenario.values()), FREE_WITHIN);
  }

  @Override
  protected GridCluster newCluster(Path folder, int size) throws IOException {
    return new GridCluster("storage", folder, size);
  }
}
