// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.cluster.core.Effect;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Written;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of the store that always have an answer, whatever a store throws. */
final class StoreCall {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  private StoreCall() {}

  /** Asks, and makes the answer an event of the lease. */
  static Machine.Event ask(Effect call, Lane lane, Store store) {
    if (call instanceof Effect.Write write) {
      Written written = write(write.commit(), lane, store);
      return (lease, now, out) -> lease.written(written, now, out);
    }
    Look look = read(((Effect.Read) call).keys(), true, lane, store);
    return look == null
        ? (lease, now, out) -> lease.failed(now, out)
        : (lease, now, out) -> lease.looked(look, now, out);
  }

  static Written write(Commit commit, Lane lane, Store store) {
    try {
      return lane.ask(() -> store.write(commit));
    } catch (RuntimeException | Error e) {
      LOGGER.log(Level.WARNING, "The store has thrown what it must not: the outcome is unknown", e);
      return Written.UNKNOWN;
    }
  }

  /** Null: the store does not answer. */
  static @Nullable Look read(Set<Key> keys, boolean bodies, Lane lane, Store store) {
    try {
      return lane.ask(() -> store.read(keys, bodies));
    } catch (StorageUnavailableException e) {
      LOGGER.log(Level.DEBUG, "The store does not answer", e);
    } catch (RuntimeException | Error e) {
      LOGGER.log(Level.WARNING, "The store has thrown what it must not", e);
    }
    return null;
  }
}
