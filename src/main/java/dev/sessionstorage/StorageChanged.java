// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Set;

/**
 * CDI event: a thread has published changes to a session's storage. Fired in that thread when it
 * has left its outermost block, outside every lock; once for all groups that it changed inside. A
 * block that leaves every value as it was fires none. The other nodes of a cluster hear of it a
 * moment later, once for each group, and changes that follow one another closely may be one event.
 *
 * <p>An observer may write. What it changes is announced after it, when all observers have been
 * told, and not inside it. Observers that answer each other without end are cut off: one block
 * causes at most 32 rounds of announcements; the rest is dropped with a warning. What an observer
 * throws, errors included, is logged and never comes out of {@code use}. An observer with
 * {@code @ObservesAsync} runs in another thread, where this bound begins anew.
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
