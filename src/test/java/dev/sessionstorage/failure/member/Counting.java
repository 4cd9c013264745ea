// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.failure.member.Calls.Outcome;
import dev.sessionstorage.failure.member.Counter.Count;
import dev.sessionstorage.failure.member.Ledger.Column;
import java.util.NoSuchElementException;

/** One thread counts in one place, and notes what it was told and what it saw. */
public final class Counting implements Work {
  private final Counter counter;
  private final Ledger.Row row;
  private final String own;
  private long lastAll;

  /** Takes where it counts, where it notes it, and under which name. */
  public Counting(Counter counter, Ledger.Row row, String own) {
    this.counter = counter;
    this.row = row;
    this.own = own;
  }

  @Override
  public Outcome once() {
    try {
      if (!counter.isThere()) {
        return Outcome.PUBLISHED;
      }
    } catch (SessionStorageException | NoSuchElementException e) {
      return Outcome.REFUSED;
    }
    return once(() -> {});
  }

  /** Gives what its caller was told: whether it was published. */
  Outcome once(Runnable inside) {
    row.add(Column.ATTEMPTED);
    Outcome outcome = Calls.call(row, () -> acknowledged(counter.count(own, inside)));
    if (outcome == Outcome.REFUSED) {
      row.add(Column.REFUSED);
    }
    return outcome;
  }

  private void acknowledged(Count count) {
    if (count.own() <= row.get(Column.ACKNOWLEDGED) || count.all() <= lastAll) {
      row.add(Column.OVERWRITTEN);
    }
    if (count.own() > row.get(Column.ATTEMPTED) - row.get(Column.REFUSED)) {
      row.add(Column.STALE);
    }
    lastAll = count.all();
    row.add(Column.ACKNOWLEDGED);
    readOwn(count.own());
  }

  /** A member that is cut off may say that it cannot read. */
  private void readOwn(long written) {
    try {
      if (counter.isThere() && counter.read(own) < written) {
        row.add(Column.BEHIND);
      }
    } catch (SessionStorageException | Calls.NotThereException e) {
      System.err.println("Not read: " + e);
    }
  }
}
