// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.spi.store.Cell;
import dev.sessionstorage.spi.store.Change;
import dev.sessionstorage.spi.store.Commit;
import dev.sessionstorage.spi.store.Index;
import dev.sessionstorage.spi.store.Key;
import dev.sessionstorage.spi.store.Look;
import dev.sessionstorage.spi.store.Stamp;
import dev.sessionstorage.spi.store.Store;
import dev.sessionstorage.spi.store.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * Counts in a session of its own. Each commit writes the number in three places: the record, its
 * index, and a group that takes the place of the one before.
 */
final class Writer implements Runnable {
  private final Store store;
  private final Store other;
  private final Key record = new Key(UUID.randomUUID(), Key.RECORD);
  private Cell present;
  private long number;

  volatile boolean stopped;
  final AtomicInteger tried = new AtomicInteger();
  int acknowledged;
  int lost;

  /** Where a number was read that is not the same everywhere, or an older one than was written. */
  volatile String wrong;

  Writer(Store store, Store other) {
    this.store = store;
    this.other = other;
  }

  private static Cell cell(long number) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    byte[] text = Long.toString(number).getBytes(US_ASCII);
    return new Cell(new Stamp(random.nextLong(), random.nextLong()), text, text);
  }

  private static long number(Cell cell) {
    return cell == null ? 0 : Long.parseLong(new String(cell.body(), US_ASCII));
  }

  @Override
  public void run() {
    while (!stopped && wrong == null) {
      try {
        step();
      } catch (StorageUnavailableException e) {
        LockSupport.parkNanos(1_000_000); // the next server is not there yet
      }
    }
  }

  private void step() {
    long next = number + 1;
    Cell to = cell(next);
    Commit commit =
        new Commit(
            List.of(new Change(record.sibling(next), null, cell(next))),
            new Change(record, present, to),
            number == 0 ? Set.of() : Set.of(record.sibling(number)),
            new Index("user", next, next));
    Verdict verdict = store.write(commit).verdict();
    tried.incrementAndGet();
    if (verdict == Verdict.DONE) {
      present = to;
      number = next;
      acknowledged++;
    } else {
      settle();
    }
  }

  /** Looks where it stands, by the other member, and goes on from there once that is proved. */
  private void settle() {
    while (!stopped && wrong == null) {
      try {
        Cell seen = look(other);
        Cell fenced = cell(number(seen));
        if (seen == null || write(seen, fenced) == Verdict.DONE) {
          lost += (int) Math.max(0, number - number(seen));
          number = number(seen);
          present = seen == null ? null : fenced;
          return;
        }
      } catch (StorageUnavailableException e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private Verdict write(Cell from, Cell to) {
    return store.write(Commit.of(new Change(record, from, to))).verdict();
  }

  private Cell look(Store from) {
    Look look = from.read(Set.of(record, record.sibling(Key.ALL_GROUPS)), true);
    Cell cell = look.cells().get(record);
    long seen = number(cell);
    Cell group = look.cells().get(record.sibling(seen));
    Index index = look.indexes().get(record.session());
    boolean whole =
        cell == null
            ? look.cells().isEmpty() && index == null
            : look.cells().size() == 2 && number(group) == seen && index.used() == seen;
    wrong = whole ? wrong : "mixed: " + look;
    return cell;
  }

  /**
   * After all is over: both members see the same, which is what was acknowledged last, or before.
   */
  void check() {
    Cell here = await(store);
    Cell there = await(other);
    if (number(here) != number(there)) {
      wrong = number(here) + " here and " + number(there) + " there";
    }
    if (number(here) < number) {
      wrong = number(here) + " is older than " + number;
    }
  }

  private Cell await(Store from) {
    return Awaitility.await()
        .ignoreException(StorageUnavailableException.class)
        .until(() -> Optional.ofNullable(look(from)), seen -> true)
        .orElse(null);
  }
}
