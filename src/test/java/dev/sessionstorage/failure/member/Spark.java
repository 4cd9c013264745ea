// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.SharedObject;
import dev.sessionstorage.failure.member.Calls.Outcome;
import dev.sessionstorage.failure.member.Ledger.Column;
import java.util.function.Supplier;

/**
 * Creates a child, counts in it, removes it, and creates the next one. Where the outcome of a block
 * is unknown, the next block shows it, once and for all.
 */
final class Spark implements Work {
  private static final long ENOUGH = 3;

  private final Supplier<SharedObject> storage;
  private final String own;
  private final Ledger.Row row;

  Spark(Supplier<SharedObject> storage, String own, Ledger.Row row) {
    this.storage = storage;
    this.own = own;
    this.row = row;
  }

  @Override
  public Outcome once() {
    return switch (row.presence()) {
      case ABSENT -> create();
      case UNKNOWN -> look();
      case PRESENT -> row.get(Column.ACKNOWLEDGED) < ENOUGH ? count() : remove();
    };
  }

  private String name() {
    return Places.spark(own, row.get(Column.NUMBER));
  }

  private Outcome create() {
    row.put(Column.ATTEMPTED, 0);
    row.put(Column.ACKNOWLEDGED, 0);
    row.put(Column.REFUSED, 0);
    row.add(Column.NUMBER);
    row.put(Presence.UNKNOWN);
    SharedObject spark = SharedObject.of(Counter.ALL, 0L);
    Outcome outcome = Calls.call(row, () -> storage.get().use(root -> root.put(name(), spark)));
    return ended(outcome, Presence.PRESENT, Presence.ABSENT);
  }

  private Outcome remove() {
    row.put(Presence.UNKNOWN);
    Outcome outcome = Calls.call(row, () -> storage.get().use(root -> root.remove(name())));
    return ended(outcome, Presence.ABSENT, Presence.PRESENT);
  }

  private Outcome ended(Outcome outcome, Presence published, Presence refused) {
    if (outcome != Outcome.UNKNOWN) {
      row.put(outcome == Outcome.PUBLISHED ? published : refused);
    }
    return outcome;
  }

  private Outcome look() {
    return Calls.call(
        row,
        () -> {
          boolean there = storage.get().with(root -> root.has(name()));
          row.put(there ? Presence.PRESENT : Presence.ABSENT);
        });
  }

  private Outcome count() {
    row.add(Column.ATTEMPTED);
    Outcome outcome = Calls.call(row, this::increment);
    if (outcome == Outcome.REFUSED) {
      row.add(Column.REFUSED);
    }
    return outcome;
  }

  private void increment() {
    SharedObject spark = storage.get().object(name());
    if (spark == null) {
      row.add(Column.BEHIND); // this member has put it there itself
      row.add(Column.REFUSED);
      return;
    }
    long count = spark.with(editor -> editor.increment(Counter.ALL, 1));
    if (count <= row.get(Column.ACKNOWLEDGED)) {
      row.add(Column.OVERWRITTEN);
    }
    row.add(Column.ACKNOWLEDGED);
  }
}
