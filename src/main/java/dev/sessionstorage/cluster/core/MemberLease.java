// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Roll;
import java.util.UUID;

/**
 * This member's right to use what it holds. It is valid for a while after each confirmed beat,
 * counted from <em>before</em> the beat was sent: by the time others may call this member silent,
 * it has stopped trusting itself.
 *
 * <p>After a break of the validity, what was learned before may have been taken over. Reading it
 * again proves nothing, since a member that found this one silent may write at any later moment: a
 * group that was held must be taken again, by a write.
 */
public final class MemberLease {

  /** What an answer to a beat means for all that this member knows. */
  public enum Outcome {
    /** Nothing new. */
    AS_BEFORE,
    /** Validity has begun, or begun again after a break: what was learned before is suspect. */
    RENEWED,
    /** The store was restarted or failed over: what was learned before may be undone. */
    RESTARTED,
    /** Others have removed this member: it has a new id, holds nothing and watches nothing. */
    REMOVED
  }

  private final Timing timing;
  private UUID me;
  private boolean confirmed;
  private long confirmedAt;
  private long since;
  private String generation = "";
  private long clock;
  private long clockAt;

  /**
   * Begins without a valid lease.
   *
   * @param me this member's id
   * @param timing how long things take
   */
  public MemberLease(UUID me, Timing timing) {
    this.me = me;
    this.timing = timing;
  }

  /**
   * Takes the answer to a beat.
   *
   * @param sent when the beat was sent
   * @param roll the answer
   * @param next the id to take if this member was removed
   * @param now the time
   * @return what it means
   */
  public Outcome answered(long sent, Roll roll, UUID next, long now) {
    if (!roll.members().containsKey(me)) {
      confirmed = false;
      me = next;
      return Outcome.REMOVED;
    }
    clock = roll.clock();
    clockAt = sent;
    boolean restarted = !generation.isEmpty() && !roll.generation().equals(generation);
    confirmed &= !restarted;
    generation = roll.generation();
    boolean renewed = roll.confirmed() && confirm(sent, now);
    if (restarted) {
      return Outcome.RESTARTED;
    }
    return renewed ? Outcome.RENEWED : Outcome.AS_BEFORE;
  }

  /** Returns true if this member did not trust itself until now. */
  private boolean confirm(long sent, long now) {
    boolean before = trusted(now);
    if (!confirmed || sent - confirmedAt > 0) {
      confirmedAt = sent;
      confirmed = true;
    }
    boolean begins = !before && trusted(now);
    if (begins) {
      since = now;
    }
    return begins;
  }

  /**
   * Tells whether this member may use what it holds.
   *
   * @param now the time
   * @return false after a lapse, until a beat is confirmed again
   */
  public boolean trusted(long now) {
    return confirmed && now - confirmedAt < timing.lease();
  }

  /**
   * Returns until when this member trusts itself if no other beat is confirmed.
   *
   * @return the moment; means something only while {@link #trusted}
   */
  public long trustedUntil() {
    return confirmedAt + timing.lease();
  }

  /**
   * Returns since when this member has trusted itself without a break.
   *
   * @return the moment; means something only while {@link #trusted}
   */
  public long trustedSince() {
    return since;
  }

  /**
   * Estimates the store's clock.
   *
   * @param now the time
   * @return milliseconds: the clock of the last answer, and what has passed since its beat was sent
   */
  public long storeClock(long now) {
    return clock + Periods.millis(now - clockAt);
  }

  /**
   * Names this member.
   *
   * @return its id, another one after it was removed
   */
  public UUID me() {
    return me;
  }
}
