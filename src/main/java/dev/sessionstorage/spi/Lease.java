// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi;

import java.util.Set;

/**
 * One node's way into one group. Between {@link #enter} and {@link #commit} or {@link #leave} no
 * other node is inside, or if one is, since this one was paused or cut off for too long, then this
 * one's commit is refused. Used by one thread at a time.
 *
 * @since 1.0
 */
public interface Lease {

  /** How a call ended. */
  enum Outcome {
    /** As it should. */
    DONE,
    /** The group is not kept: it has not been created, or it is forgotten. */
    GONE,
    /** Another node was inside for all the time that this one was willing to wait. */
    TIMED_OUT,
    /** Another node took over; nothing was published. */
    LOST
  }

  /**
   * Keeps the first state of a group, whose version is 1.
   *
   * @param state the state
   * @return false when the group is kept already, which stays as it is
   */
  boolean create(GroupState state);

  /**
   * Enters: waits until no other node is inside, in the order in which nodes came.
   *
   * @param maxWaitNanos how long to wait at most, in nanoseconds; 0 tries once
   * @return {@code DONE}, {@code GONE} or {@code TIMED_OUT}; inside only after {@code DONE}
   * @throws InterruptedException if the thread is interrupted while it waits; it is not inside
   */
  Outcome enter(long maxWaitNanos) throws InterruptedException;

  /**
   * Gives the newest state; only inside.
   *
   * @return what was published last, by any node; reading the state is put off until it is asked
   *     for
   */
  Published published();

  /**
   * Says who was inside when {@link #enter} timed out.
   *
   * @return the name of the node
   */
  String holder();

  /**
   * Publishes a new state, whose version is one more than that before, and ends the stay, whatever
   * comes of it.
   *
   * @param state the new state
   * @param names the first-level names under which something changed, for the other nodes
   * @return {@code DONE}, {@code GONE} when the group is forgotten, or {@code LOST}
   * @throws dev.sessionstorage.StorageUnavailableException if it is not known whether the grid has
   *     taken it
   */
  Outcome commit(GroupState state, Set<String> names);

  /** Ends the stay; nothing is published. Never throws. */
  void leave();
}
