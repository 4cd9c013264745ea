// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.failure.member;

import dev.sessionstorage.ObjectEditor;
import dev.sessionstorage.SharedObject;
import dev.sessionstorage.failure.member.Calls.Outcome;
import dev.sessionstorage.failure.member.Ledger.Column;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A child that its owner moves between two names, removes and puts back, while others count in it.
 * It stays the same object for as long as its owner holds it.
 */
final class Box implements Work {
  private static final long FINISHES_WITHIN = TimeUnit.SECONDS.toNanos(30);

  private final SharedObject box = SharedObject.of();
  private final Supplier<SharedObject> storage;
  private final String owner;
  private final Ledger.Row row;
  private final Random random = new Random();

  Box(Supplier<SharedObject> storage, String owner, Ledger.Row row) {
    this.storage = storage;
    this.owner = owner;
    this.row = row;
  }

  @Override
  public Outcome once() {
    return once(random.nextInt(3) == 0);
  }

  private Outcome once(boolean removes) {
    if (removes) {
      row.put(Presence.UNKNOWN);
    }
    return Calls.call(row, () -> row.put(storage.get().with(root -> change(root, removes))));
  }

  private Presence change(ObjectEditor root, boolean removes) {
    Boolean first = place(root);
    if (first != null) {
      root.remove(Places.box(owner, first));
    }
    if (first != null && removes) {
      return Presence.UNKNOWN; // in its owner's hand, and gone with it
    }
    root.put(Places.box(owner, first == null ? random.nextBoolean() : !first), box);
    return Presence.PRESENT;
  }

  /** Whether it is under its first name, its second, or none. */
  private @Nullable Boolean place(ObjectEditor root) {
    for (boolean first : new boolean[] {true, false}) {
      SharedObject found = root.object(Places.box(owner, first));
      if (found != null) {
        if (found != box) {
          row.add(Column.BEHIND);
        }
        return first;
      }
    }
    return null;
  }

  /** Puts it back. */
  @Override
  public void finish() {
    long end = System.nanoTime() + FINISHES_WITHIN;
    while (once(false) != Outcome.PUBLISHED && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
