// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.Chance;
import dev.sessionstorage.spi.store.Stamp;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Real chance. */
final class RandomChance implements Chance {
  /** Tells this member's stamps from those of all others. */
  private final long mine = UUID.randomUUID().getMostSignificantBits();

  @Override
  public Stamp stamp() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Stamp(mine ^ random.nextLong(), random.nextLong());
  }

  @Override
  public long below(long bound) {
    return ThreadLocalRandom.current().nextLong(bound);
  }
}
