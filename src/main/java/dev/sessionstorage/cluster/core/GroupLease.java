// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One member's lease of one group: who may be inside, and what becomes of a commit. Not safe for
 * several threads; events must come one at a time.
 *
 * <p>Each event that has a list of effects may add to it. Threads are known by tickets: numbers
 * that are greater than 0 and used once.
 */
public final class GroupLease extends Reactions {

  /** What this member knows. */
  enum State {
    /** Nothing. */
    COLD,
    /** Threads wait for the group. */
    SEEKING,
    /** This member is the holder, and nobody is inside. */
    HELD,
    /** It was the holder before it lost its trust in itself. */
    SUSPECT,
    /** A thread is inside. */
    INSIDE,
    /** A thread has ended its block, and the store is asked to publish it. */
    COMMITTING,
    /** The store did not say what became of it. */
    DOUBT,
    /** The group is not kept any more. */
    GONE
  }

  /**
   * Makes a lease of which nothing is known.
   *
   * @param key the group
   * @param me this member
   * @param timing how long things take
   * @param chance random numbers
   * @param peers the members
   * @param family what states say of children
   */
  public GroupLease(Key key, UUID me, Timing timing, Chance chance, Peers peers, Family family) {
    this(key, me, timing, chance, peers, family, Rules.RIGHT);
  }

  GroupLease(
      Key key, UUID me, Timing timing, Chance chance, Peers peers, Family family, Rules rules) {
    super(new Situation(key, me, timing, chance, peers, family, rules));
  }

  /**
   * Names the group.
   *
   * @return its key
   */
  public Key key() {
    return lease.key;
  }

  /**
   * Returns the newest cell that this member knows. While a thread is inside, it is the newest
   * there is.
   *
   * @return the cell; null: none is known
   */
  public @Nullable Cell cell() {
    return lease.cell;
  }

  /**
   * Returns the version of the newest cell that this member knows.
   *
   * @return the version; 0: none is known
   */
  public long version() {
    return lease.head == null ? 0 : lease.head.version();
  }

  /**
   * Tells which attempt published the newest state that this member knows.
   *
   * @return its stamp; null: no state is known
   */
  public @Nullable Stamp published() {
    return lease.head == null ? null : lease.head.published();
  }

  /**
   * Names the member that was the holder when the store was looked at last.
   *
   * @return the member; null: not known, or nobody
   */
  public @Nullable UUID holder() {
    return lease.head == null ? null : lease.head.holder();
  }

  State state() {
    return lease.state;
  }

  /** Whether this member holds the group, and no other can have taken it. */
  boolean isSure(long now) {
    lease.now = now;
    return lease.ours && lease.holds();
  }

  /**
   * A thread wants to enter.
   *
   * @param ticket the thread's ticket
   * @param now the present moment
   * @param out for effects; {@link Effect.Admit} or {@link Effect.Refuse} come later
   * @return true: it is inside at once, without effects
   */
  public boolean enter(long ticket, long now, List<Effect> out) {
    event(now, out);
    if (lease.state == State.HELD && lease.call == null && lease.turn.isEmpty() && lease.holds()) {
      lease.admit(ticket);
      return true;
    }
    if (lease.closing) {
      out.add(new Effect.Refuse(ticket, Reason.UNAVAILABLE));
    } else {
      lease.waiting.add(ticket);
      lease.next();
    }
    return false;
  }

  /**
   * A thread waits no longer. Does nothing if it does not wait any more; then its answer is among
   * the effects of an earlier event.
   *
   * @param ticket the thread's ticket
   * @param now the present moment
   * @param out for effects
   * @return whether it was waiting
   */
  public boolean giveUp(long ticket, long now, List<Effect> out) {
    event(now, out);
    boolean waited = lease.waiting.remove(ticket);
    if (waited) {
      lease.next();
    }
    return waited;
  }

  /**
   * Says before the thread inside leaves whether another one of this member is about to enter. As
   * long as this member's turn lasts, the group is kept for it.
   *
   * @param soon whether one is; it need not come
   */
  public void followed(boolean soon) {
    lease.followed = soon;
  }

  /**
   * The thread that is inside has changed nothing and leaves.
   *
   * @param now the present moment
   * @param out for effects
   * @return true: what it looked at was the newest state; false: {@link Effect.Done} or {@link
   *     Effect.Refuse} say so later
   */
  public boolean leave(long now, List<Effect> out) {
    event(now, out);
    long ticket = lease.left();
    if (!lease.holds()) {
      lease.state = State.SUSPECT;
      new Check(lease, ticket, false).read();
      return false;
    }
    lease.next();
    return true;
  }

  /**
   * The thread that is inside leaves without a result, as its block has thrown.
   *
   * @param now the present moment
   * @param out for effects
   */
  public void abandon(long now, List<Effect> out) {
    event(now, out);
    long unused = lease.left();
    lease.next();
  }

  /**
   * The thread that is inside has changed something and leaves.
   *
   * @param draft what it wants to publish
   * @param now the present moment
   * @param out for effects; {@link Effect.Done} or {@link Effect.Refuse} come later
   */
  public void commit(Draft draft, long now, List<Effect> out) {
    event(now, out);
    long ticket = lease.left();
    new Publish(lease, Attempt.of(lease, draft, lease.due(lease.turn.afterCommit(now))), ticket)
        .begin();
  }

  /**
   * A member waits for the group.
   *
   * @param member who waits
   * @param forwarded whether somebody else has passed this on
   * @param now the present moment
   * @param out for effects
   */
  public void wanted(UUID member, boolean forwarded, long now, List<Effect> out) {
    event(now, out);
    if (!member.equals(lease.me) && !lease.gone) {
      lease.search.wanted(member, forwarded);
    }
  }

  /**
   * A member has handed the group over to this one.
   *
   * @param cell the cell that says so
   * @param now the present moment
   * @param out for effects
   */
  public void granted(Cell cell, long now, List<Effect> out) {
    event(now, out);
    lease.search.granted(cell);
  }

  /**
   * This member gives the group away for good, unless a thread is inside.
   *
   * @param now the present moment
   * @param out for effects
   */
  public void release(long now, List<Effect> out) {
    event(now, out);
    lease.closing = true;
    lease.refuseAll(Reason.UNAVAILABLE);
    lease.next();
  }
}
