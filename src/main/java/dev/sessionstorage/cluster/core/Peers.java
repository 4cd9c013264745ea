// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.UUID;

/** What a lease has to know of the members. All times are those of the member's monotonic clock. */
public interface Peers {

  /**
   * Tells whether this member's own lease is valid, so that no other calls it silent.
   *
   * @param now the present moment
   * @return whether it is
   */
  boolean trusted(long now);

  /**
   * Says since when this member's own lease has been valid without a break, and the store has not
   * been restarted. What was learned before may not hold any more.
   *
   * @return the moment; means something only while the lease is valid
   */
  long trustedSince();

  /**
   * Tells whether a member is silent for certain: it does not trust itself, or it is gone.
   *
   * @param member the member
   * @param after only what was read after this moment counts
   * @param now the present moment
   * @return false also where nothing has been read since
   */
  boolean silent(UUID member, long after, long now);
}
