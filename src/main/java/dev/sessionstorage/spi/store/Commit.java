// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.spi.store;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of one session that belong together. A store with the trait {@link Traits#atomic()} does
 * all of them or none. Another store raises the times of the index first, so that the record is
 * found wherever it stops; then come the births, then the pivot, and only when that is done the
 * deaths, the user, and times that are earlier. What a refused pivot leaves behind is swept later.
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
   * Makes a commit.
   *
   * @param births cells that come into being
   * @param pivot decides whether the commit takes place
   * @param deaths cells that go
   * @param index the new index of the record; null: it stays as it is
   * @throws IllegalArgumentException if the keys are not all of one session, the pivot or a death
   *     contradicts another change, or a birth is none
   */
  public Commit {
    births = List.copyOf(births);
    deaths = Set.copyOf(deaths);
    for (Change birth : births) {
      require(birth.from() == null && birth.to() != null, "a birth replaces nothing", birth.key());
      require(isOther(birth.key(), pivot, deaths), "a birth is of another cell", birth.key());
    }
    for (Key death : deaths) {
      require(isOther(death, pivot, Set.of()), "a death is of another cell", death);
    }
    require(pivot.key().group() != Key.ALL_GROUPS, "the pivot is one cell", pivot.key());
  }

  /**
   * Makes a commit of a single change.
   *
   * @param pivot the change
   * @return the commit
   */
  public static Commit of(Change pivot) {
    return new Commit(List.of(), pivot, Set.of(), null);
  }

  private static boolean isOther(Key key, Change pivot, Set<Key> deaths) {
    return key.session().equals(pivot.key().session())
        && !key.covers(pivot.key())
        && deaths.stream().noneMatch(death -> death.covers(key));
  }

  private static void require(boolean condition, String rule, Key key) {
    if (!condition) {
      throw new IllegalArgumentException(
          "In a commit " + rule + " of the same session: group " + key.group());
    }
  }
}
