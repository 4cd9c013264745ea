// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.spi.Lease.Outcome;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One thread's wait for a lease: it takes what is free, asks a living holder to hand over, and
 * takes over from one that is silent. Messages only make it quicker; it looks by itself, too.
 */
final class Contest {
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);

  /** A lease that nobody uses is here within this time: that is no wait for a block. */
  private static final long HAND_OVER = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long JOINING = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long ASK_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

  private final GroupLease lease;
  private final Leases leases;
  private final long maxWait;
  private final long start = System.nanoTime();
  private final Thread thread = Thread.currentThread();
  private volatile @Nullable Entry granted;
  private @Nullable Entry seen;

  /** When the entry that is seen was seen first. */
  private long seenSince;

  /** Before the present look there was a look that showed something else, which began then. */
  private long changedAfter;

  private boolean interrupted;
  private @Nullable Node asked;
  private long askedAt;

  Contest(GroupLease lease, Leases leases, long maxWait) {
    this.lease = lease;
    this.leases = leases;
    this.maxWait = maxWait;
  }

  String holder() {
    Node node = seen == null ? null : seen.header().holder();
    return node == null ? "" : node.name();
  }

  /** Called by a thread of the grid. */
  void granted(Entry entry) {
    granted = entry;
    LockSupport.unpark(thread);
  }

  Outcome run() throws InterruptedException {
    try {
      return contend();
    } finally {
      if (interrupted) {
        thread.interrupt();
      }
    }
  }

  private Outcome contend() throws InterruptedException {
    while (true) {
      long now = System.nanoTime();
      Entry entry = look();
      if (entry == null) {
        return Outcome.GONE;
      }
      boolean given = wasGiven(entry);
      long lastLook = changedAfter;
      note(entry, now);
      if (given) {
        return win(entry, lastLook);
      }
      if (isTakeable(entry)) {
        if (take(entry)) {
          return Outcome.DONE;
        }
        continue;
      }
      ask(entry);
      if (System.nanoTime() - start >= maxWait) {
        return Outcome.TIMED_OUT;
      }
      pause();
    }
  }

  private @Nullable Entry look() {
    Entry message = granted;
    granted = null;
    boolean newer = message != null && seen != null && isNewer(message, seen);
    return newer ? message : leases.groups().get(lease.key);
  }

  private static boolean isNewer(Entry entry, Entry than) {
    return entry.header().fence() > than.header().fence();
  }

  /** Whether another member has handed over to this one since it was looked at last. */
  private boolean wasGiven(Entry entry) {
    Entry before = seen;
    return before != null && isNewer(entry, before) && entry.header().heldBy(leases.me());
  }

  private Outcome win(Entry entry, long since) {
    lease.won(entry, since);
    return Outcome.DONE;
  }

  private void note(Entry entry, long now) {
    if (seen == null || !Arrays.equals(seen.bytes(), entry.bytes())) {
      seen = entry;
      seenSince = System.nanoTime();
    }
    changedAfter = now;
  }

  private boolean isTakeable(Entry entry) {
    Node node = entry.header().holder();
    return node == null || node.equals(leases.me()) || isSilent(node);
  }

  /** A member that is not there may have joined just now, so it is given a moment, too. */
  private boolean isSilent(Node node) {
    long silence = leases.isAlive(node) ? leases.timing().leaseNanos() : JOINING;
    return System.nanoTime() - seenSince > silence;
  }

  private boolean take(Entry entry) {
    Entry to = entry.with(entry.header().takenBy(leases.me()));
    long begin = System.nanoTime();
    boolean done = leases.groups().replace(lease.key, entry, to).done();
    if (done) {
      lease.won(to, begin);
    }
    return done;
  }

  private void ask(Entry entry) {
    Node node = entry.header().holder();
    long now = System.nanoTime();
    if (node != null && (!node.equals(asked) || now - askedAt > ASK_EVERY)) {
      asked = node;
      askedAt = now;
      leases.askFor(lease.key, node, leases.me());
    }
  }

  private void pause() throws InterruptedException {
    if (granted == null) {
      LockSupport.parkNanos(this, Math.min(LOOK_EVERY, start + maxWait - System.nanoTime()));
    }
    interrupted |= Thread.interrupted();
    if (interrupted && System.nanoTime() - start > HAND_OVER) {
      throw new InterruptedException();
    }
  }
}
