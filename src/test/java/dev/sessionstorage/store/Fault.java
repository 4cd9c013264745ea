// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.store;

import dev.sessionstorage.spi.store.Commit;

/**
 * What goes wrong with one write, which is then answered by UNKNOWN.
 *
 * @param reach how much of the commit takes place at once
 * @param late whether the whole commit arrives once more, later
 */
public record Fault(Reach reach, boolean late) {

  /** How far a commit gets. A store with atomic commits does not stop half way. */
  public enum Reach {
    /** Nothing takes place. */
    NOTHING,
    /** The births only. */
    BIRTHS,
    /** The births and the pivot, but no deaths. */
    PIVOT,
    /** Everything; only the answer is lost. */
    ALL
  }

  /** Decides what goes wrong. Called by any thread. */
  public interface Plan {

    /**
     * Decides about one write.
     *
     * @param commit what is to be written
     * @return what goes wrong, or null: nothing
     */
    @org.jspecify.annotations.Nullable
    Fault of(Commit commit);
  }
}
