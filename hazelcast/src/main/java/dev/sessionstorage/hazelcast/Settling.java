// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.Lease.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Finds out what became of a commit that the grid has not confirmed. */
final class Settling {
  private static final long AGAIN = TimeUnit.SECONDS.toNanos(1);

  private final GroupKey key;
  private final Leases leases;
  private volatile CompletableFuture<Outcome> last =
      CompletableFuture.completedFuture(Outcome.DONE);

  Settling(GroupKey key, Leases leases) {
    this.key = key;
    this.leases = leases;
  }

  /** Tries a commit again, now and then, until it gets an answer. */
  void begin(Supplier<Outcome> attempt) {
    CompletableFuture<Outcome> pending = new CompletableFuture<>();
    last = pending;
    again(pending, attempt);
  }

  private void again(CompletableFuture<Outcome> pending, Supplier<Outcome> attempt) {
    leases.later(
        () -> {
          try {
            pending.complete(attempt.get());
            leases.settled(key);
          } catch (StorageUnavailableException e) {
            again(pending, attempt);
          }
        },
        AGAIN);
  }

  Outcome await(long maxWaitNanos) throws InterruptedException {
    CompletableFuture<Outcome> pending = last;
    try {
      return pending.isDone() ? pending.get() : pending.get(maxWaitNanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Outcome.UNKNOWN;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
