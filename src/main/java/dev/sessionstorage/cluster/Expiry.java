// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.cluster.core.EndSession;
import dev.sessionstorage.cluster.core.Ending;
import dev.sessionstorage.cluster.core.Purge;
import dev.sessionstorage.cluster.core.Sweep;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Scan;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends sessions without a caller who waits for that: those that nobody has used for too long and
 * that their own member has not ended, and those that ended here while the store did not answer.
 */
final class Expiry {
  private static final Logger LOGGER = System.getLogger("dev.sessionstorage");

  /** How many pages one sweep looks at: sessions may end faster than a page at a time. */
  private static final int PAGES = 10;

  private final Member member;
  private final Sweep sweep;

  /** Sessions that ended here while the store did not answer, each with when that was. */
  private final Map<UUID, Long> late = new ConcurrentHashMap<>();

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
    int pages = 0;
    do {
      List<Key> keys = member.store().scan(due, sweep.after(), Sweep.PAGE);
      for (UUID session : member.trust.with(known -> sweep.listed(keys, now))) {
        member.strands.execute(session, () -> endIfDue(session));
      }
    } while (sweep.after() != null && ++pages < PAGES);
  }

  private void endIfDue(UUID session) {
    boolean done = false;
    try {
      EndSession.Result result =
          end(
              EndSession.ifDue(session, member.family(), member.deadlines(), member.chance()),
              session);
      Purge purge = result.purge();
      if (purge != null) {
        purgeLater(session, purge);
      }
      done = isDone(result);
    } finally {
      swept(session, done);
    }
  }

  /** By the next beat the others have been told, also those that have missed the first message. */
  private void purgeLater(UUID session, Purge purge) {
    long moment = System.nanoTime() + member.timing().beat();
    member.at(moment, () -> member.strands.execute(session, () -> purge(session, purge)));
  }

  private void purge(UUID session, Purge purge) {
    boolean done = false;
    try {
      done = member.steps.run(purge, new Key(session, Key.RECORD));
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
    late.put(session, System.nanoTime());
  }

  /** Tries again to end what could not be ended. */
  void work() {
    late.keySet().forEach(endLate::execute);
  }

  private void endLate(UUID session) {
    boolean done = false;
    try {
      done = end(session);
    } finally {
      if (done) {
        late.remove(session);
      } else {
        late.computeIfPresent(session, this::warn);
      }
    }
  }

  /** A store that is away for a moment is no news; says so again after the same time. */
  private long warn(UUID session, long since) {
    long now = System.nanoTime();
    if (now - since < member.times().periods().steady()) {
      return since;
    }
    LOGGER.log(
        Level.WARNING,
        "The end of session {0} is not known to the other members yet, since the store has not"
            + " answered for a while. It is tried again, and told when it does.",
        SessionId.of(session).abbreviated());
    return now;
  }

  /** Ends a session for which nobody else does so; returns false if the store does not answer. */
  boolean end(UUID session) {
    return isDone(
        end(
            EndSession.now(session, member.family(), member.deadlines(), member.chance()),
            session));
  }

  private static boolean isDone(EndSession.Result result) {
    return result.outcome() != EndSession.Outcome.UNAVAILABLE;
  }

  /**
   * Tells of the end also if it was there before: an earlier attempt of this member may have ended
   * the session without knowing it, and then nobody has told yet.
   */
  private EndSession.Result end(EndSession procedure, UUID session) {
    EndSession.Result result = member.steps.run(procedure, new Key(session, Key.RECORD));
    Ending ending = result.ending();
    if (ending != null) {
      if (member.news.ended(ending, result.watchers())) {
        member.news.tellEnded(ending);
      }
      member.ended(session);
    }
    return result;
  }
}
