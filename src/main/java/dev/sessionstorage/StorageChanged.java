// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage;

import java.util.Set;

/**
 * Event: a thread has published changes to a session's storage.
 *
 * <pre>{@code
 * void changed(@Observes StorageChanged change) {
 *   System.out.println(change.id().abbreviated() + " changed " + change.names());
 * }
 * }</pre>
 *
 * <p>It is fired through CDI (in Spring Boot, as a Spring event) in that thread, outside every
 * lock, when the thread has left its outermost block: once for all groups that it changed inside. A
 * block that leaves every value as it was fires none. The other members of a cluster fire it a
 * moment later, once for each group; changes that follow one another closely may be one event
 * there.
 *
 * <p>An observer may write. The event for what it writes is fired after all observers of the
 * present event have returned. Observers that answer each other without end are cut off: one block
 * causes at most 32 rounds of events, the rest is dropped with a warning. What an observer throws,
 * errors included, is logged and never comes out of {@code use}. An observer with
 * {@code @ObservesAsync} runs in another thread, where the rounds are counted anew.
 *
 * @param id whose storage has changed
 * @param names the first-level names under which something changed; immutable, never empty
 * @since 1.0
 */
public record StorageChanged(SessionId id, Set<String> names) {

  /**
   * Creates the event with a copy of the names.
   *
   * @param id whose storage has changed
   * @param names the first-level names under which something changed
   */
  public StorageChanged {
    names = Set.copyOf(names);
  }
}
