// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.spi.Lease.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What this member knows of its being the holder of a lease. Guarded by the lock of that lease.
 * That it knows nothing does not mean that it is not the holder: then the grid knows.
 */
final class Tenure {
  private final GroupLease lease;
  private final Leases leases;

  /** What this member wrote last as holder; null when it is not known to be. */
  private @Nullable Entry held;

  /** A moment at which the held entry was not written yet. */
  private long since;

  private Outcome lostBy = Outcome.LOST;

  Tenure(GroupLease lease, Leases leases) {
    this.lease = lease;
    this.leases = leases;
  }

  @Nullable Entry held() {
    return held;
  }

  /** Why it ended. */
  Outcome lostBy() {
    return lostBy;
  }

  boolean isFresh() {
    return held != null && age() < leases.timing().trustNanos();
  }

  private long age() {
    return System.nanoTime() - since;
  }

  void begin(Entry entry, long notBefore) {
    held = entry;
    since = notBefore;
    lostBy = Outcome.LOST;
    leases.active(lease);
  }

  void end(Outcome why) {
    held = null;
    lostBy = why;
    leases.inactive(lease);
  }

  /** Shows the other members that this one lives; false when it is not the holder any more. */
  boolean renew() {
    Entry from = held;
    if (from == null) {
      return false;
    }
    Entry to = from.with(from.header().beaten());
    long begin = System.nanoTime();
    Groups.Result result = leases.groups().replace(lease.key, from, to);
    if (result.done()) {
      begin(to, begin);
    } else {
      end(result.seen() == null ? Outcome.GONE : Outcome.LOST);
    }
    return result.done();
  }

  /** Called now and then: renews what is in use, forgets what was not used for long. */
  void tend(boolean inUse) {
    if (inUse && age() > leases.timing().renewNanos()) {
      renew();
    } else if (!inUse && age() > leases.timing().leaseNanos()) {
      end(Outcome.LOST); // the grid still says that it is ours, until another member asks
    }
  }
}
