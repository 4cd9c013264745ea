// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import java.util.Set;

/**
 * What a {@link Procedure} needs next.
 *
 * @param <R> what comes of the procedure
 */
public sealed interface Step<R> {

  /** Read cells; answered by {@link Procedure#read} or {@link Procedure#unavailable}. */
  record Read<R>(Set<Key> keys, boolean bodies) implements Step<R> {}

  /** Write cells; answered by {@link Procedure#written}. */
  record Write<R>(Commit commit) implements Step<R> {}

  /** Wait until a time, then go on with {@link Procedure#next}. */
  record Pause<R>(long until) implements Step<R> {}

  /** It has ended. */
  record Done<R>(R result) implements Step<R> {}
}
