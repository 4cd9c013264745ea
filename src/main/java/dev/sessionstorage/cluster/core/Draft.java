// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Index;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a block wants to publish. Nobody changes the arrays.
 *
 * @param body the group's new state
 * @param births the children that it creates: their numbers and first states; only of a first level
 * @param deaths the numbers of the children that it removes for good; only of a first level
 * @param index the new index of the session; null: it stays as it is
 */
@SuppressWarnings("ArrayRecordComponent") // is never compared
public record Draft(
    byte[] body, Map<Long, byte[]> births, Set<Long> deaths, @Nullable Index index) {

  /**
   * Makes a draft that concerns the group alone.
   *
   * @param body its new state
   * @return the draft
   */
  public static Draft of(byte[] body) {
    return new Draft(body, Map.of(), Set.of(), null);
  }
}
