// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi;

import dev.sessionstorage.SessionId;
import dev.sessionstorage.SessionInfo;
import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sessions of one application for all its nodes: a record for each session, and the
 * published state of each of its groups, in which one node at a time may write.
 *
 * <p>Safe for any thread. Methods that ask the grid wait for it for a bounded time and throw {@link
 * dev.sessionstorage.StorageUnavailableException} when it does not answer, when this node is cut
 * off, or when bytes cannot be read.
 *
 * @since 1.0
 */
public interface Engine extends AutoCloseable {

  /**
   * Names this node.
   *
   * @return the name that {@link SessionInfo#node()} shows
   */
  String node();

  /**
   * Makes sure that this node is not cut off. Asks nobody, so that it can be done at each look-up.
   *
   * @throws dev.sessionstorage.StorageUnavailableException if it is
   */
  void checkAvailable();

  /**
   * Sets who is told what happens on other nodes.
   *
   * @param listener is told from now on; replaces the one before
   */
  void listener(EngineListener listener);

  /**
   * Gives the id of the application's own session: random, and the same on all nodes.
   *
   * @return the id
   */
  SessionId applicationSession();

  /**
   * Keeps the record of a session that begins, and tells the other nodes.
   *
   * @param session the record
   * @return false when there is one with this id already, which stays as it is
   */
  boolean begin(SessionInfo session);

  /**
   * Finds the record of a session.
   *
   * @param id its id
   * @return the record, or null when there is no such session (any more)
   */
  @Nullable SessionInfo find(SessionId id);

  /**
   * Changes the record of a session in one step; does nothing when there is none.
   *
   * @param id its id
   * @param change gives the new record for the present one; may be called more than once
   */
  void update(SessionId id, UnaryOperator<SessionInfo> change);

  /**
   * Lists the sessions.
   *
   * @return the records, in no order
   */
  Stream<SessionInfo> sessions();

  /**
   * Lists the sessions of one user, by an index.
   *
   * @param userName the name, compared exactly
   * @return the records, in no order
   */
  Stream<SessionInfo> sessionsOf(String userName);

  /**
   * Ends a session: forgets its record and then its groups, and tells the other nodes.
   *
   * @param id its id
   * @param groups the groups that this node knows of; the engine finds others by itself in time
   * @return true for the one call that ended it
   */
  boolean end(SessionId id, Collection<Long> groups);

  /**
   * Reads what was published last.
   *
   * @param session whose groups they are
   * @param groups the groups' numbers
   * @return what there is, by number; a group that is not kept is not in it
   */
  Map<Long, Published> read(SessionId session, Collection<Long> groups);

  /**
   * Gives the way into one group. Asks nobody.
   *
   * @param session whose group it is
   * @param group the group's number
   * @return this node's lease of the group; there is only one at a time
   */
  Lease lease(SessionId session, long group);

  /**
   * Forgets a group that nothing refers to any more. Never throws: where that does not work, the
   * group is forgotten with its session.
   *
   * @param session whose group it is
   * @param group the group's number
   */
  void forget(SessionId session, long group);

  /**
   * Does something soon, in the thread that calls the listener.
   *
   * @param task what to do; what it throws is logged
   */
  void execute(Runnable task);

  /** Gives back all leases and leaves the grid. The sessions stay with the other nodes. */
  @Override
  void close();
}
