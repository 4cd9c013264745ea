// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Stamp;
import java.util.UUID;

/**
 * The judgements that everything rests on. A test replaces each of them by a wrong one and expects
 * the simulation to find a violation.
 */
class Rules {
  /** As they should be. */
  static final Rules RIGHT = new Rules();

  /** What is known of an attempt whose outcome the store did not tell. */
  enum Fate {
    PUBLISHED,
    NOT_PUBLISHED,
    /** Two other members have held the group since. */
    UNKNOWABLE
  }

  /**
   * Whether what was learned at a moment still holds. A member that did not trust itself in between
   * may have been taken for dead.
   */
  boolean holdsSince(long since, long now, Peers peers) {
    return peers.trusted(now) && since >= peers.trustedSince();
  }

  /** Whether a grant was written after what was seen last: each hand-over raises the fence. */
  boolean isNewer(Head grant, Head seen) {
    return grant.fence() > seen.fence();
  }

  /** What became of an attempt, by the cell that is there now. */
  Fate fate(Attempt attempt, Cell cell, Head head) {
    Stamp stamp = attempt.to().stamp();
    Head.Former former = head.former();
    boolean overtaken = former != null && former.published().equals(stamp);
    if (overtaken || head.published().equals(stamp)) {
      return Fate.PUBLISHED;
    }
    long fence = attempt.fromHead().fence();
    boolean ours = head.fence() == fence || (former != null && former.fence() == fence);
    return ours ? Fate.NOT_PUBLISHED : Fate.UNKNOWABLE;
  }

  /** Whether it must be proved that a child was created before somebody takes it. */
  boolean doubtsBirth(Head head) {
    return head.newborn() != null;
  }

  /** Whether a child counts as kept without a look at what the first level mentions. */
  boolean believesCells() {
    return false;
  }

  /** Whether a group that is not mentioned is gone for good, without a write that proves it. */
  boolean believesAbsence() {
    return false;
  }

  /** Whether an attempt that may still be under way is stopped by a new stamp. */
  boolean stopsAttempts() {
    return true;
  }

  /** What was read of an attempt counts only after a write has proved it. */
  void prove(Settle attempt) {
    attempt.prove();
  }

  /** The store did not tell the outcome: nobody on this member enters before it is known. */
  void doubt(Situation lease, Attempt attempt, long ticket) {
    new Settle(lease, attempt, ticket).begin();
  }

  /** A commit begins: nobody enters a child of it before it is published. */
  void expect(Situation lease, Attempt attempt) {
    attempt.born().forEach(child -> lease.out.add(new Effect.Expect(child)));
  }

  /** Whether other members get the group in turn, also from blocks that only look. */
  boolean takesTurns() {
    return true;
  }

  /** Whether a member that waits is passed over, by a recent roll. */
  boolean passesOver(UUID member, long recent, long now, Peers peers) {
    return peers.silent(member, now - recent, now);
  }
}
