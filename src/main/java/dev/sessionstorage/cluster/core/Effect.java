// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for a lease, in the order of the list.
 *
 * <p>A lease has one call to the store under way at most: {@link Read} is answered by {@link
 * GroupLease#looked} or {@link GroupLease#failed}, {@link Write} by {@link GroupLease#written}.
 */
public sealed interface Effect {

  /**
   * Reads cells, with their bodies.
   *
   * @param keys which
   */
  record Read(Set<Key> keys) implements Effect {}

  /**
   * Writes to the store.
   *
   * @param commit what
   */
  record Write(Commit commit) implements Effect {}

  /**
   * Tells the holder of a group that a member waits for it; answered by {@link GroupLease#wanted}
   * there.
   *
   * @param to the receiver
   * @param key the group
   * @param waiting who waits
   * @param forwarded whether the message comes from somebody else than the one who waits, so that
   *     it is not passed on once more
   */
  record Want(UUID to, Key key, UUID waiting, boolean forwarded) implements Effect {}

  /**
   * Tells a member that the group is handed over to it; answered by {@link GroupLease#granted}
   * there.
   *
   * @param to the new holder
   * @param key the group
   * @param cell the cell that names it
   */
  record Grant(UUID to, Key key, Cell cell) implements Effect {}

  /**
   * A thread is inside.
   *
   * @param ticket the thread's ticket
   */
  record Admit(long ticket) implements Effect {}

  /**
   * What a thread asked for on its way out is done: its commit is published, or what it looked at
   * was the newest state.
   *
   * @param ticket the thread's ticket
   */
  record Done(long ticket) implements Effect {}

  /**
   * A thread does not get what it asked for. It is not inside (any more).
   *
   * @param ticket the thread's ticket
   * @param reason why
   */
  record Refuse(long ticket, Reason reason) implements Effect {}

  /**
   * A child is being created: nobody on this member enters it before {@link Born} or {@link Died};
   * calls {@link GroupLease#expect} of the child.
   *
   * @param key the child
   */
  record Expect(Key key) implements Effect {}

  /**
   * A child was created, and this member holds it; calls {@link GroupLease#born} of the child.
   *
   * @param key the child
   * @param cell its first cell
   * @param since a moment before it was written
   */
  record Born(Key key, Cell cell, long since) implements Effect {}

  /**
   * A child is not there, or not any more; calls {@link GroupLease#died} of the child.
   *
   * @param key the child
   */
  record Died(Key key) implements Effect {}

  /**
   * The first level is not kept any more, and with it nothing of the session, even if a late write
   * brings a child back; calls {@link GroupLease#died} of all groups.
   *
   * @param key the first level
   */
  record Ended(Key key) implements Effect {}

  /**
   * Nothing is known of a child, not even whether it was created; calls {@link GroupLease#unsure}
   * of the child.
   *
   * @param key the child
   */
  record Unsure(Key key) implements Effect {}

  /**
   * A new state was published by this member: news for the others. May come after its caller was
   * told that the outcome is unknown.
   *
   * @param key the group
   * @param cell the cell
   */
  record Published(Key key, Cell cell) implements Effect {}

  /**
   * It is known what became of a commit whose caller was refused because of {@link Reason#UNKNOWN}.
   * Comes after {@link Published} and {@link Born}, and before anybody is admitted again.
   *
   * @param key the group
   * @param reason null: it was published; {@link Reason#GONE}; or {@link Reason#LOST}: it was not
   *     published, or nobody can know any more
   */
  record Settled(Key key, @Nullable Reason reason) implements Effect {}

  /**
   * Reads out of turn which members there are, and calls {@link GroupLease#wake} then: the holder
   * was silent when they were read last, and may have come back only since.
   */
  record CallRoll() implements Effect {}

  /**
   * Calls {@link GroupLease#wake} at a moment. A later one of the same lease replaces it.
   *
   * @param at the moment
   */
  record Wake(long at) implements Effect {}
}
