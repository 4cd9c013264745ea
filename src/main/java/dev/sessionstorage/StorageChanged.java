// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Set;

/**
 * CDI event: a thread has published changes to a session's storage. Fired in that thread when it
 * has left its outermost block, outside every lock; once for all groups that it changed inside. The
 * other nodes of a cluster hear of it a moment later, once for each group, and changes that follow
 * one another closely may be one event.
 *
 * @param id whose storage has changed
 * @param names the first-level names under which something changed; immutable, never empty
 * @since 1.0
 */
public record StorageChanged(SessionId id, Set<String> names) {

  /**
   * Keeps a copy of the names.
   *
   * @param id whose storage has changed
   * @param names the first-level names under which something changed
   */
  public StorageChanged {
    names = Set.copyOf(names);
  }
}
