// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes sure whether a group is kept. A read does not tell that for good: a child that nobody but
 * its creator has ever written may not have been created after all, and a removal or the end of a
 * session may be undone if it was never acknowledged. So the cell that says it is written. Where
 * the first level is still as before the commit that creates the child, a new stamp stops the
 * commit.
 */
final class Prove extends Call {
  private static final int TRIES = 4;

  private final @Nullable Stamp newborn;
  private final Consumer<@Nullable Reason> then;
  private Existence found;
  private int tries;

  /**
   * With {@code newborn}, what the commit that creates the group replaces. {@code then} gets null
   * if the group is mentioned, or why it cannot be used.
   */
  Prove(
      Situation lease, Existence found, @Nullable Stamp newborn, Consumer<@Nullable Reason> then) {
    super(lease);
    this.found = found;
    this.newborn = newborn;
    this.then = then;
  }

  void begin() {
    if (found.lives()) {
      prove();
    } else {
      read();
    }
  }

  @Override
  Set<Key> asks() {
    return Existence.keys(lease.key);
  }

  @Override
  void looked(Map<Key, Cell> cells) {
    found = new Existence(lease, cells);
    prove();
  }

  private void prove() {
    Cell from = found.witness();
    Cell to = from == null ? null : stopping(from);
    if (from == null || (!found.isMentioned() && lease.rules.believesAbsence())) {
      end();
    } else if (to == null || !found.isReadable()) {
      then.accept(Reason.UNREADABLE);
    } else {
      write(Commit.of(new Change(found.witnessKey(), from, to)));
    }
  }

  private @Nullable Cell stopping(Cell witness) {
    if (!witness.stamp().equals(newborn)) {
      return witness;
    }
    Head head = Situation.readable(witness);
    return head == null
        ? null
        : new Cell(lease.chance.stamp(), head.confirmed().toBytes(), witness.body());
  }

  @Override
  void failed() {
    unproved();
  }

  /** A caller whose session has ended should hear that, not that it may try again. */
  private void unproved() {
    if (!found.isMentioned() && ++tries < TRIES) {
      read();
    } else {
      then.accept(Reason.UNAVAILABLE);
    }
  }

  @Override
  void written(Verdict verdict) {
    switch (verdict) {
      case DONE -> end();
      case REFUSED -> read();
      case UNKNOWN -> unproved();
    }
  }

  private void end() {
    if (found.isMentioned()) {
      then.accept(null);
    } else {
      found.gone();
      then.accept(Reason.GONE);
    }
  }
}
