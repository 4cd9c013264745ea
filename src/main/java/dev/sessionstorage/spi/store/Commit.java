// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one session that belong together. A store with the trait {@link Traits#atomic()} does
 * all of them or none. Another store does first the index, then the births, then the pivot, and the
 * deaths only when the pivot is done; what a refused pivot leaves behind is swept later.
 *
 * @param births cells that come into being; each has no {@code from}
 * @param pivot decides whether the commit takes place
 * @param deaths cells that go; may have one key with {@link Key#ALL_GROUPS}. One that is not there
 *     is no error
 * @param index the new index of the session's record; null: it stays as it is. Where the pivot
 *     removes the record, its index goes with it
 * @since 1.0
 */
public record Commit(List<Change> births, Change pivot, Set<Key> deaths, @Nullable Index index) {

  /**
   * Makes a commit of a single change.
   *
   * @param pivot the change
   * @return the commit
   */
  public static Commit of(Change pivot) {
    return new Commit(List.of(), pivot, Set.of(), null);
  }
}
