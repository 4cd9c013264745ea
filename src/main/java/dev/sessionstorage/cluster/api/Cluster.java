// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one member sees of the sessions that the members of an application share: a record of each
 * session, and the published state of each of its groups, in which one member at a time may write.
 *
 * <p>Safe for any thread. Methods that ask other members or a store wait for a bounded time. They
 * throw {@link dev.sessionstorage.StorageUnavailableException} if there is no answer, if this
 * member is cut off, or if bytes cannot be read.
 */
public interface Cluster extends AutoCloseable {

  /**
   * Returns the name of this member.
   *
   * @return what {@link SessionInfo#member()} shows
   */
  String member();

  /**
   * Makes sure that this member is not cut off. Asks nobody, so that it can be done at each
   * look-up.
   *
   * @throws dev.sessionstorage.StorageUnavailableException if it is
   */
  void checkAvailable();

  /**
   * Sets what is told of the other members' changes.
   *
   * @param listener is told from now on; replaces the one before
   */
  void listener(ClusterListener listener);

  /**
   * Returns the id of the application's own session: random, and the same on all members.
   *
   * @return the id
   */
  SessionId applicationSession();

  /**
   * Begins a session: keeps its record and the first level of its storage, which has the number 0,
   * and tells the other members. This member holds the first level then, as if it had just left it.
   *
   * @param session the record
   * @param storage the first state of the first level, of version 1
   * @return false if there is a session with this id already, which stays as it is
   */
  boolean begin(SessionInfo session, GroupState storage);

  /**
   * Finds the record of a session.
   *
   * @param id its id
   * @return the record, or null if there is no such session, or not any more
   */
  @Nullable SessionInfo find(SessionId id);

  /**
   * Changes the record of a session in one step; does nothing if there is none.
   *
   * @param id its id
   * @param change returns the new record for the present one; may be called more than once
   */
  void update(SessionId id, UnaryOperator<SessionInfo> change);

  /**
   * Lists sessions, a page at a time. A session that exists from the first page to the last is
   * listed once; one that begins or ends meanwhile may be missing.
   *
   * @param userName the name of the sessions' user, compared exactly; null: all sessions
   * @param after the end of the page before; null: the first page
   * @return the next page; the cluster decides how large it is
   */
  SessionPage sessions(@Nullable String userName, @Nullable SessionId after);

  /**
   * Ends a session: forgets its record and all its groups, whatever is in them, and tells the other
   * members.
   *
   * @param id its id
   * @return true for the one call that ended it
   * @throws dev.sessionstorage.StorageUnavailableException if there is no answer: the session ends
   *     when there is one again, if this member is still there, and {@link ClusterListener#closed}
   *     tells it here too
   */
  boolean end(SessionId id);

  /**
   * Reads what was published last.
   *
   * @param session whose groups they are
   * @param groups the groups' numbers
   * @return what there is, by number; a group that is not kept is missing
   */
  Map<Long, Published> read(SessionId session, Collection<Long> groups);

  /**
   * Returns the way into one group. Asks nobody.
   *
   * @param session whose group it is
   * @param group the group's number
   * @return this member's lease of the group; there is only one at a time
   */
  Lease lease(SessionId session, long group);

  /**
   * Does something for a session soon, in a thread that calls the listener: after what it was told
   * of that session before, and before what comes later. May wait, which holds up other sessions
   * only where they are kept by the same member of a grid.
   *
   * @param session the session
   * @param task what to do; what it throws is logged
   */
  void execute(SessionId session, Runnable task);

  /** Gives back all leases and leaves the other members. The sessions stay with them. */
  @Override
  void close();
}
