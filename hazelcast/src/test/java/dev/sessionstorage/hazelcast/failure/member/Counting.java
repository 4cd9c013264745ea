// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast.failure.member;

import dev.sessionstorage.SessionClosedException;
import dev.sessionstorage.SessionStorageException;
import dev.sessionstorage.UseLostException;
import dev.sessionstorage.UseTimeoutException;
import dev.sessionstorage.hazelcast.failure.member.Counters.Count;
import dev.sessionstorage.hazelcast.failure.member.Ledger.Column;
import java.util.NoSuchElementException;

/** One thread counts in one session, and notes what it was told and what it saw. */
final class Counting {
  private final Counters counters;
  private final Ledger ledger;
  private final String session;
  private final int index;
  private final int thread;
  private final String own;
  private long lastAll;

  Counting(Counters counters, Ledger ledger, String session, int index, String node, int thread) {
    this.counters = counters;
    this.ledger = ledger;
    this.session = session;
    this.index = index;
    this.thread = thread;
    this.own = node + "-" + thread;
  }

  /** Gives what its caller was told: whether and how it was published. */
  String once(Runnable inside) {
    add(Column.ATTEMPTED);
    long begin = System.nanoTime();
    try {
      return acknowledged(counters.count(session, own, inside));
    } catch (UseLostException | UseTimeoutException e) {
      add(Column.REFUSED);
      return told(e);
    } catch (NoSuchElementException | SessionClosedException e) {
      add(Column.GONE);
      return told(e);
    } catch (RuntimeException e) {
      return told(e);
    } finally {
      long took = System.nanoTime() - begin;
      ledger.put(index, thread, Column.STALL, Math.max(took, get(Column.STALL)));
    }
  }

  private String acknowledged(Count count) {
    if (count.own() <= get(Column.ACKNOWLEDGED) || count.all() <= lastAll) {
      add(Column.OVERWRITTEN);
    }
    if (count.own() > get(Column.ATTEMPTED) - get(Column.REFUSED)) {
      add(Column.STALE);
    }
    lastAll = count.all();
    add(Column.ACKNOWLEDGED);
    readOwn(count.own());
    return "published";
  }

  /** A member that is cut off may say that it cannot read. */
  private void readOwn(long written) {
    try {
      if (counters.read(session).getOrDefault(own, 0L) < written) {
        add(Column.BEHIND);
      }
    } catch (SessionStorageException e) {
      told(e);
    }
  }

  private static String told(RuntimeException e) {
    System.err.println("Told: " + e);
    return e.getClass().getSimpleName();
  }

  private long get(Column column) {
    return ledger.get(index, thread, column);
  }

  private void add(Column column) {
    ledger.add(index, thread, column);
  }
}
