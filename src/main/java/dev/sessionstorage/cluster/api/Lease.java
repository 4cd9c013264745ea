// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

import org.jspecify.annotations.Nullable;

/**
 * One member's way into one group. Between {@link #enter} and {@link #commit} or {@link #leave} no
 * other member is inside. If one is, since this member was paused or cut off for too long, the
 * commit of this member is refused. Used by one thread at a time, but for {@link #settle}.
 */
public interface Lease {

  /** How a call ended. */
  enum Outcome {
    /** As it should. */
    DONE,
    /** There is no such group: it was forgotten, or its session has ended. */
    GONE,
    /** The wait was too long; only of {@link #enter}. */
    TIMED_OUT,
    /** Another member has taken the group over; nothing was published. Not of {@link #enter}. */
    LOST,
    /** It is not known yet whether the commit was published. Not of {@link #enter}. */
    UNKNOWN
  }

  /**
   * Enters: waits until no other member is inside, in the order in which members came. After a
   * commit that ended with {@code UNKNOWN}, call {@link #settle} before.
   *
   * @param maxWaitNanos how long to wait at most, in nanoseconds; 0 tries once
   * @return {@code DONE}, {@code GONE} or {@code TIMED_OUT}; inside only after {@code DONE}
   * @throws InterruptedException if the thread is interrupted while it waits; it is not inside
   */
  Outcome enter(long maxWaitNanos) throws InterruptedException;

  /**
   * Returns the newest state; only inside.
   *
   * @return what was published last, by any member; its state is decoded when it is asked for
   */
  Published published();

  /**
   * Returns who was inside when {@link #enter} timed out.
   *
   * @return the name of the member
   */
  String holder();

  /**
   * Publishes a new state, whose version is one more than that before, and leaves the group,
   * whatever the outcome. The first level of a storage creates and forgets other groups by the same
   * commit: all of that takes place, or nothing. After {@code DONE} this member holds the groups
   * that were created, as if it had just left them.
   *
   * @param commit the new state, and what goes with it
   * @param followed whether another thread of this member waits to enter next: for some
   *     milliseconds it may, although other members wait
   * @return {@code DONE}; {@code GONE} or {@code LOST} if nothing was published and nothing will
   *     be; or {@code UNKNOWN}: then {@link #settle} gives the outcome once there is one, and until
   *     then nobody on this member enters this group or one that the commit creates
   * @throws RuntimeException if the commit was not even tried, for instance because this member is
   *     cut off: nothing was published and nothing will be
   */
  Outcome commit(GroupCommit commit, boolean followed);

  /**
   * Tells which state this member published last.
   *
   * @return its {@link Published#identity}; null: none, or not known
   */
  @Nullable Object lastPublished();

  /**
   * Waits for the outcome of this member's last commit that ended with {@code UNKNOWN}. The cluster
   * finds it out by itself, and calls {@link ClusterListener#settled} then. Safe for any thread.
   *
   * @param maxWaitNanos how long to wait at most, in nanoseconds; 0 only looks
   * @return {@code DONE}, {@code GONE}, {@code LOST}, also if nobody can know it any more since
   *     others have published several times; or {@code UNKNOWN} while it is not known
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  Outcome settle(long maxWaitNanos) throws InterruptedException;

  /**
   * Leaves the group after a block that has only looked. Asks nobody, unless this member was cut
   * off meanwhile: then another one may have been inside, and what the block saw was not the
   * newest.
   *
   * @param followed whether another thread of this member waits to enter next
   * @return {@code DONE}; {@code LOST} if another member has published since the block began; or
   *     {@code GONE}
   * @throws RuntimeException if that cannot be found out; the group is left nevertheless
   */
  Outcome looked(boolean followed);

  /** Leaves the group after a block without a result; nothing is published. Never throws. */
  void leave();
}
