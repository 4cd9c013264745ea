// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.SessionKind;
import dev.sessionstorage.spi.store.Index;
import org.jspecify.annotations.Nullable;

/**
 * When anybody may end a session: later than its own member would. In milliseconds of the store's
 * clock.
 *
 * @param periods how long things take
 * @param skew by how much the store's clock may differ between two looks, in milliseconds
 */
public record Deadlines(Periods periods, long skew) {

  /**
   * Makes the index of a session.
   *
   * @param kind its kind
   * @param user who is signed in; null: nobody
   * @param used when it was used last
   * @param idle how long it may stay unused, in milliseconds; 0: it does not end by itself
   * @return the index
   */
  public Index index(SessionKind kind, @Nullable String user, long used, long idle) {
    return new Index(user, used, deadline(kind, used, idle));
  }

  private long deadline(SessionKind kind, long used, long idle) {
    if (kind == SessionKind.APPLICATION) {
      return Long.MAX_VALUE;
    }
    long most = idle == 0 ? Periods.millis(periods.endless(kind)) : idle;
    long margin = Periods.millis(periods.grace()) + skew;
    return most > Long.MAX_VALUE - used - margin ? Long.MAX_VALUE : used + most + margin;
  }

  /** The index of a session that has ended: nobody finds it by its user, no use puts it off. */
  Index tombstone(long clock) {
    return new Index(null, Index.ENDED, clock + Periods.millis(periods.tombstone()));
  }
}
