// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Stamp;
import java.util.SplittableRandom;

/** What a history is played with: the right rules, or a wrong one in their place. */
class Plant {
  static final Plant NONE = new Plant();

  Rules rules() {
    return Rules.RIGHT;
  }

  SimStore store(boolean atomic) {
    return new SimStore(atomic);
  }

  SimCalls calls(Schedule schedule, SplittableRandom random, Scenario scenario, SimStore store) {
    return new SimCalls(schedule, random, scenario, store);
  }

  Chance chance(SplittableRandom random) {
    return new Chance() {
      @Override
      public Stamp stamp() {
        return new Stamp(random.nextLong(), random.nextLong());
      }

      @Override
      public long below(long bound) {
        return random.nextLong(bound);
      }
    };
  }
}
