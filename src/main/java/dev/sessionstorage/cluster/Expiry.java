// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.EndSession;
import dev.sessionstorage.cluster.core.Ending;
import dev.sessionstorage.cluster.core.Sweep;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Scan;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends sessions without a caller who waits for that: those that nobody has used for too long and
 * that their own member has not ended, and those that ended here while the store did not answer.
 */
final class Expiry {
  private final Member member;
  private final Sweep sweep;

  /** Sessions that ended here while the store did not answer. */
  private final Set<UUID> late = ConcurrentHashMap.newKeySet();

  private final SessionTask endLate;

  Expiry(Member member) {
    this.member = member;
    this.sweep = new Sweep(member.times().periods());
    this.endLate = new SessionTask(member.strands, this::endLate);
  }

  /** Ends sessions whose deadline has passed, a page of them. */
  void sweep() {
    long now = System.nanoTime();
    if (!member.trust.with(known -> sweep.begins(known.steady(now), now))) {
      return;
    }
    Scan due = new Scan.Due(member.trust.storeClock());
    List<Key> keys = member.store().scan(due, sweep.after(), Sweep.PAGE);
    for (UUID session : sweep.listed(keys, now)) {
      member.strands.execute(session, () -> endIfDue(session));
    }
  }

  private void endIfDue(UUID session) {
    boolean done = false;
    try {
      done =
          end(
              EndSession.ifDue(session, member.family(), member.deadlines(), member.chance()),
              session);
    } finally {
      swept(session, done);
    }
  }

  private void swept(UUID session, boolean done) {
    member.trust.with(
        known -> {
          sweep.swept(session, done, System.nanoTime());
          return known;
        });
  }

  /** A session has ended here, but the store did not answer: ends it when the store does. */
  void endLater(UUID session) {
    late.add(session);
  }

  /** Tries again to end what could not be ended. */
  void work() {
    late.forEach(endLate::execute);
  }

  private void endLate(UUID session) {
    if (end(session)) {
      late.remove(session);
    }
  }

  /** Ends a session for which nobody else does so; returns false if the store does not answer. */
  boolean end(UUID session) {
    return end(
        EndSession.now(session, member.family(), member.deadlines(), member.chance()), session);
  }

  private boolean end(EndSession procedure, UUID session) {
    EndSession.Result result = member.steps.run(procedure, new Key(session, Key.RECORD));
    Ending ending = result.ending();
    if (ending != null) {
      if (member.news.ended(ending, result.watchers())) {
        member.news.tellEnded(ending);
      }
      member.ended(session);
    }
    return result.outcome() != EndSession.Outcome.UNAVAILABLE;
  }
}
