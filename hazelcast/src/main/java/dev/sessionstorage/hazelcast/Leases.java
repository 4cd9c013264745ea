// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.StorageUnavailableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** All leases of this member: renews them, and speaks with the other members about them. */
final class Leases implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Leases.class.getName());

  /** Who has not come again within this time, having left, does not keep others out. */
  static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long CLOSE_WITHIN = TimeUnit.SECONDS.toNanos(3);

  private final Groups groups;
  private final Membership members;
  private final Timing timing;
  private final Post post;
  private final Broadcast broadcast;
  private final WeakLeases known = new WeakLeases();

  /** Those that are held, or were a short time ago. */
  private final Set<GroupLease> active = ConcurrentHashMap.newKeySet();

  private final AtomicBoolean tending = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor workers = Workers.scheduled(4, "lease");
  private volatile boolean stalled;

  Leases(Groups groups, Membership members, Timing timing, Post post, Broadcast broadcast) {
    this.groups = groups;
    this.members = members;
    this.timing = timing;
    this.post = post;
    this.broadcast = broadcast;
    post.listen(this::received);
  }

  GroupLease lease(GroupKey key) {
    return known.get(key, () -> new GroupLease(key, this));
  }

  Node me() {
    return members.me();
  }

  Groups groups() {
    return groups;
  }

  Timing timing() {
    return timing;
  }

  boolean isAlive(Node node) {
    return members.has(node.member());
  }

  void checkAvailable() {
    members.check();
  }

  void active(GroupLease lease) {
    active.add(lease);
    tendLater();
  }

  private void tendLater() {
    if (!tending.get() && !active.isEmpty() && tending.compareAndSet(false, true)) {
      later(this::tend, timing.renewNanos());
    }
  }

  void inactive(GroupLease lease) {
    active.remove(lease);
  }

  private void tend() {
    if (!stalled) {
      active.forEach(lease -> later(lease::tend, 0));
    }
    tending.set(false);
    tendLater();
  }

  void handOverSoon(GroupLease lease) {
    later(lease::handOver, IDLE_NANOS);
  }

  void later(Runnable task, long nanos) {
    try {
      var unused = workers.schedule(() -> guarded(task), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      ignored("a lease", e); // the application has just ended
    }
  }

  void guarded(Runnable task) {
    try {
      task.run();
    } catch (StorageUnavailableException e) {
      ignored("a lease", e);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A lease of a group could not be renewed or handed over", e);
    }
  }

  void ignored(String what, RuntimeException problem) {
    LOG.log(Level.DEBUG, "Without effect: " + what, problem);
  }

  void askFor(GroupKey key, Node holder, Node waiting) {
    post.send(holder, new LeaseMessage(key, waiting, null));
  }

  void granted(GroupKey key, Entry entry) {
    Node next = entry.header().holder();
    if (next != null) {
      post.send(next, new LeaseMessage(key, me(), entry.bytes()));
    }
  }

  void changed(GroupKey key, long version, Set<String> names) {
    broadcast.outbox().changed(key, version, names);
  }

  void settled(GroupKey key) {
    broadcast.settled(key);
  }

  /** Called by a thread of the grid, which must not wait. */
  private void received(LeaseMessage message) throws IOException {
    byte[] entry = message.entry();
    if (stalled) {
      return;
    }
    if (entry == null) {
      lease(message.key()).wanted(message.from());
    } else {
      lease(message.key()).granted(Entry.parse(entry));
    }
  }

  /** For tests: from now on this member is as silent as one that is paused. */
  void stall() {
    stalled = true;
  }

  @Override
  public void close() {
    post.close();
    workers.shutdownNow();
    long start = System.nanoTime();
    if (!stalled) {
      known.stream()
          .takeWhile(lease -> System.nanoTime() - start < CLOSE_WITHIN)
          .forEach(lease -> guarded(lease::release));
    }
  }
}
