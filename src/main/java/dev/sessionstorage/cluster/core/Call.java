// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import java.util.Map;
import java.util.Set;

/** A call to the store that is under way, and what its answer means. */
abstract class Call {
  final Situation lease;

  /** A moment before the store was asked. */
  final long started;

  Call(Situation lease) {
    this.lease = lease;
    started = lease.now;
  }

  final void read() {
    lease.call = this;
    lease.out.add(new Effect.Read(asks()));
  }

  /** What is read. */
  Set<Key> asks() {
    return Set.of(lease.key);
  }

  final void write(Commit commit) {
    lease.call = this;
    lease.out.add(new Effect.Write(commit));
  }

  /** The cells were read; one that is not among them is not there. */
  void looked(Map<Key, Cell> cells) {
    throw new IllegalStateException("Nothing was read");
  }

  /** The cell could not be read. */
  void failed() {
    throw new IllegalStateException("Nothing was read");
  }

  /** The store has written, or not. */
  void written(Verdict verdict) {
    throw new IllegalStateException("Nothing was written");
  }
}
