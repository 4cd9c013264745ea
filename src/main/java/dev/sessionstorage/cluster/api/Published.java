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
   * Reads the state.
   *
   * @return the state
   * @throws dev.sessionstorage.StorageUnavailableException if its bytes cannot be read; the message
   *     names the group
   */
  GroupState state();
}
