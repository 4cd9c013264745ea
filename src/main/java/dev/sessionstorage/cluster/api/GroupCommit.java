// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.api;

import java.util.Map;
import java.util.Set;

/**
 * What a block publishes when it ends: all of it takes place, or nothing.
 *
 * @param state the new state of the block's group
 * @param names the first-level names under which something changed, for the other members
 * @param births the first states, of version 1, of the groups that this state refers to and that
 *     there were never before, by number; empty unless the group is the first level of a storage
 * @param deaths the groups that no state refers to any more, to be forgotten once the state is
 *     published; one that is not there is no error, and one that cannot be forgotten goes with its
 *     session
 */
public record GroupCommit(
    GroupState state, Set<String> names, Map<Long, GroupState> births, Set<Long> deaths) {

  /**
   * Makes a commit that neither creates nor forgets groups.
   *
   * @param state the new state
   * @param names the first-level names under which something changed
   * @return the commit
   */
  public static GroupCommit of(GroupState state, Set<String> names) {
    return new GroupCommit(state, names, Map.of(), Set.of());
  }
}
