// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Written;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads, decides what to write, and writes it, until that is proved. An attempt of unknown outcome
 * is repeated with the same stamps; once it is refused, what was read tells whether it had been
 * done before.
 */
abstract class Rewrite<R> implements Procedure<R> {
  private final Set<Key> keys;
  private final Periods periods;
  private @Nullable Commit attempt;
  private boolean doubted;

  Rewrite(Set<Key> keys, Periods periods) {
    this.keys = keys;
    this.periods = periods;
  }

  /** Decides by what there is: write, pause or done. */
  abstract Step<R> decide(Look look, long now);

  /** An attempt is proved. */
  abstract Step<R> proved(Commit commit, long now);

  /** The store does not answer, and nothing of this was written. */
  abstract R failed();

  final Step<R> write(Commit commit) {
    attempt = commit;
    return new Step.Write<>(commit);
  }

  final Step<R> done(R result) {
    return new Step.Done<>(result);
  }

  @Override
  public Step<R> next(long now) {
    return attempt == null ? new Step.Read<>(keys, true) : new Step.Write<>(attempt);
  }

  @Override
  public Step<R> read(Look look, long now) {
    return decide(look, now);
  }

  @Override
  public Step<R> written(Written written, long now) {
    Commit tried = attempt;
    if (tried == null) {
      throw new IllegalStateException("Nothing was written");
    }
    switch (written.verdict()) {
      case DONE -> {
        attempt = null;
        return proved(tried, now);
      }
      case REFUSED -> {
        attempt = null;
        return next(now);
      }
      default -> {
        return doubt(now);
      }
    }
  }

  /** The outcome of an attempt is unknown. */
  Step<R> doubt(long now) {
    doubted = true;
    return new Step.Pause<>(now + periods.retry());
  }

  @Override
  public Step<R> unavailable(long now) {
    return doubted ? new Step.Pause<>(now + periods.retry()) : done(failed());
  }
}
