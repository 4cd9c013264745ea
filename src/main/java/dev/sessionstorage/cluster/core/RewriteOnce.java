// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import java.util.Set;

/**
 * A rewrite for which there is time: it gives up where the outcome is unknown, and whoever began it
 * begins it again. The result is whether nothing is left to do.
 */
abstract class RewriteOnce extends Rewrite<Boolean> {

  RewriteOnce(Set<Key> keys, Periods periods) {
    super(keys, periods);
  }

  @Override
  Step<Boolean> proved(Commit commit, long now) {
    return done(true);
  }

  @Override
  Step<Boolean> doubt(long now) {
    return done(false);
  }

  @Override
  Boolean failed() {
    return false;
  }
}
