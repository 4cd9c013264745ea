// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Set;

/**
 * CDI event: a block has published a change to a session's storage. Fired once per block and group,
 * after publication, in the thread that wrote, when it has left its last block.
 *
 * @param id whose storage has changed
 * @param names the first-level names under which something changed; immutable, never empty
 * @since 1.0
 */
public record StorageChanged(SessionId id, Set<String> names) {

  /** Keeps a copy of the names. */
  public StorageChanged {
    names = Set.copyOf(names);
  }
}
