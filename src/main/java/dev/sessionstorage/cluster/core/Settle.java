// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.cluster.core.GroupLease.State;
import dev.sessionstorage.cluster.core.Rules.Fate;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of an attempt whose outcome the store did not tell: reads the cell, and
 * writes it, until that works. A read proves nothing: it may show what is lost in the next moment,
 * and the attempt may still be under way. Nobody on this member enters before.
 */
final class Settle extends Call {
  private final Attempt attempt;

  /** The ticket of the caller; 0: it has been told that the outcome is unknown. */
  private long ticket;

  private int tries;
  private long asked;
  private long askAt;
  private Fate fate = Fate.UNKNOWABLE;

  /** What shows that the group is not kept any more; null: it is. */
  private @Nullable Existence missing;

  private Cell seen;
  private Cell to;
  private Head head;

  Settle(Situation lease, Attempt attempt, long ticket) {
    super(lease);
    this.attempt = attempt;
    this.ticket = ticket;
    seen = attempt.from();
    to = seen;
    head = attempt.fromHead();
  }

  void begin() {
    lease.state = State.DOUBT;
    lease.ours = false;
    lease.doubt = this;
    look();
  }

  private void look() {
    asked = lease.now;
    read();
  }

  /** A moment has come: to ask again, or to tell the caller. */
  void wake() {
    if (ticket != 0 && lease.now - deadline() >= 0) {
      lease.out.add(new Effect.Refuse(ticket, Reason.UNKNOWN));
      ticket = 0;
    }
    if (lease.call == null && lease.now - askAt >= 0) {
      look();
    } else {
      wakeLater();
    }
  }

  private long deadline() {
    return attempt.started() + lease.timing.settle();
  }

  private void wakeLater() {
    boolean sooner = ticket != 0 && (lease.call != null || deadline() - askAt < 0);
    if (sooner || lease.call == null) {
      lease.out.add(new Effect.Wake(sooner ? deadline() : askAt));
    }
  }

  private void askLater() {
    askAt = lease.now + lease.search.pause(tries++);
    wakeLater();
  }

  @Override
  Set<Key> asks() {
    return Existence.keys(lease.key);
  }

  @Override
  void looked(Map<Key, Cell> cells) {
    Cell cell = cells.get(lease.key);
    Existence found = new Existence(lease, cells);
    missing = null;
    if (!found.isMentioned()) {
      proveMissing(found);
      return;
    }
    Head read = cell == null ? null : Situation.readable(cell);
    if (cell == null || read == null) {
      askLater();
      return;
    }
    seen = cell;
    head = read;
    to = cell;
    asked = lease.now;
    fate = lease.rules.fate(attempt, cell, read);
    lease.rules.prove(this);
  }

  private void proveMissing(Existence found) {
    Cell witness = found.witness();
    missing = found;
    if (witness == null) {
      gone(found);
    } else {
      write(Commit.of(new Change(found.witnessKey(), witness, witness)));
    }
  }

  private void gone(Existence found) {
    end();
    answer(Reason.GONE, Reason.GONE);
    Publish.bury(lease, attempt.born());
    found.gone();
    lease.next();
  }

  /** Writes the cell that was read, with a new stamp if the attempt could still replace it. */
  void prove() {
    if (isBase() && lease.rules.stopsAttempts()) {
      head = head.confirmed();
      to = new Cell(lease.chance.stamp(), head.toBytes(), seen.body());
    }
    write(new Commit(List.of(), new Change(lease.key, seen, to), deaths(), null));
  }

  private boolean isBase() {
    return seen.stamp().equals(attempt.from().stamp());
  }

  /** Children that the first level does not mention, for certain as soon as it is written. */
  private Set<Key> deaths() {
    return switch (fate) {
      case PUBLISHED -> attempt.deaths();
      case NOT_PUBLISHED -> attempt.born();
      case UNKNOWABLE -> Set.of();
    };
  }

  @Override
  void failed() {
    askLater();
  }

  @Override
  void written(Verdict verdict) {
    switch (verdict) {
      case DONE -> {
        if (missing == null) {
          settled();
        } else {
          gone(missing);
        }
      }
      case REFUSED -> look();
      case UNKNOWN -> askLater();
    }
  }

  /** It is known what became of the attempt. */
  void settled() {
    end();
    switch (fate) {
      case PUBLISHED -> {
        Publish.published(lease, attempt);
        answer(null, null);
      }
      case NOT_PUBLISHED -> {
        answer(isBase() ? Reason.UNAVAILABLE : Reason.LOST, Reason.LOST);
        Publish.bury(lease, attempt.born());
      }
      case UNKNOWABLE -> {
        answer(Reason.UNKNOWN, Reason.LOST);
        attempt.born().forEach(child -> lease.out.add(new Effect.Unsure(child)));
      }
    }
    goOn();
  }

  private void end() {
    lease.doubt = null;
    lease.state = State.COLD;
  }

  /** Answers the caller; one that has been told that it is unknown hears the end of it. */
  private void answer(@Nullable Reason reason, @Nullable Reason later) {
    if (ticket != 0) {
      lease.out.add(reason == null ? new Effect.Done(ticket) : new Effect.Refuse(ticket, reason));
    }
    if (ticket == 0 || reason == Reason.UNKNOWN) {
      lease.out.add(new Effect.Settled(lease.key, later));
    }
  }

  private void goOn() {
    if (head.heldBy(lease.me) && !lease.rules.doubtsBirth(head)) {
      lease.keep(to, head, asked);
    } else if (to.stamp().equals(attempt.to().stamp())) {
      Give.given(lease, to, head, asked);
    } else {
      lease.learn(to, head, asked);
      lease.turn.clear();
    }
    lease.next();
  }
}
