// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

/** A published state of a group. */
public interface Published {

  /**
   * Gives the version, which grows with each state.
   *
   * @return 1 for the first state
   */
  long version();

  /**
   * Tells which state this is. The version does not: a store that fails over may go back to an
   * earlier state, and what is published then has a version that another state had before.
   *
   * @return is equal only to that of the same state
   */
  Object identity();

  /**
   * Reads the state.
   *
   * @return the state
   * @throws dev.sessionstorage.StorageUnavailableException if its bytes cannot be read; the message
   *     names the group
   */
  GroupState state();
}
