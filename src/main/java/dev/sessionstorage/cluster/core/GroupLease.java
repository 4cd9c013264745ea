// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Written;
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
@SuppressWarnings("DoNotCallSuggester")
public final class GroupLease {

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

  private final Key key;

  /**
   * Makes a lease of which nothing is known.
   *
   * @param key the group
   * @param me this member
   * @param timing how long things take
   * @param chance random numbers
   * @param peers the members
   */
  public GroupLease(Key key, UUID me, Timing timing, Chance chance, Peers peers) {
    this.key = key;
  }

  /**
   * Names the group.
   *
   * @return its key
   */
  public Key key() {
    return key;
  }

  /**
   * Returns the newest cell that this member knows. While a thread is inside, it is the newest
   * there is.
   *
   * @return the cell; null: none is known
   */
  public @Nullable Cell cell() {
    throw new UnsupportedOperationException();
  }

  /**
   * Names the member that was the holder when the store was looked at last.
   *
   * @return the member; null: not known, or nobody
   */
  public @Nullable UUID holder() {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /**
   * The thread that is inside leaves without a result, as its block has thrown.
   *
   * @param now the present moment
   * @param out for effects
   */
  public void abandon(long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }

  /**
   * The thread that is inside has changed something and leaves.
   *
   * @param draft what it wants to publish
   * @param now the present moment
   * @param out for effects; {@link Effect.Done} or {@link Effect.Refuse} come later
   */
  public void commit(Draft draft, long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }

  /**
   * A {@link Effect.Read} has worked.
   *
   * @param look what there is
   * @param now the present moment
   * @param out for effects
   */
  public void looked(Look look, long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }

  /**
   * A {@link Effect.Read} has not worked.
   *
   * @param now the present moment
   * @param out for effects
   */
  public void failed(long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }

  /**
   * A {@link Effect.Write} has an outcome.
   *
   * @param written the outcome
   * @param now the present moment
   * @param out for effects
   */
  public void written(Written written, long now, List<Effect> out) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }

  /**
   * A member has handed the group over to this one.
   *
   * @param cell the cell that says so
   * @param now the present moment
   * @param out for effects
   */
  public void granted(Cell cell, long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }

  /**
   * The moment of an {@link Effect.Wake} has come. Does no harm at any other moment.
   *
   * @param now the present moment
   * @param out for effects
   */
  public void wake(long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }

  /** This group is being created by a commit of this member: nobody enters before it is known. */
  public void expect() {
    throw new UnsupportedOperationException();
  }

  /**
   * This group was created by this member, which holds it.
   *
   * @param cell its first cell
   * @param since a moment before it was written
   * @param now the present moment
   * @param out for effects
   */
  public void born(Cell cell, long since, long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }

  /**
   * The group is not kept any more, or was never created.
   *
   * @param now the present moment
   * @param out for effects
   */
  public void died(long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }

  /**
   * This member gives the group away for good, unless a thread is inside.
   *
   * @param now the present moment
   * @param out for effects
   */
  public void release(long now, List<Effect> out) {
    throw new UnsupportedOperationException();
  }
}
