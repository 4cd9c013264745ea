// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.hazelcast;

import dev.sessionstorage.StorageUnavailableException;
import dev.sessionstorage.UseUnknownException;
import dev.sessionstorage.spi.GroupCommit;
import dev.sessionstorage.spi.GroupState;
import dev.sessionstorage.spi.Lease;
import dev.sessionstorage.spi.Published;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * This member's lease of one group. It is kept after the stay, so that the next stay asks nobody,
 * until another member asks for it.
 *
 * <p>The caller's thread, and the workers that renew it and hand it over, change it one at a time.
 */
final class GroupLease implements Lease {
  final GroupKey key;
  final WaitingNodes waiting = new WaitingNodes();
  private final Leases leases;
  private final ReentrantLock lock = new ReentrantLock();

  /** Whoever is inside has it: the storage of a session may be here twice for a moment. */
  private final Semaphore stay = new Semaphore(1);

  private final Settling settling;

  private final Tenure tenure;

  /** What was newest when the stay began. */
  private @Nullable Entry entered;

  private volatile boolean inside;

  /** When the last stay ended. */
  private long left = System.nanoTime();

  private volatile @Nullable Contest contest;
  private String holder = "";

  GroupLease(GroupKey key, Leases leases) {
    this.key = key;
    this.leases = leases;
    settling = new Settling(key, leases);
    tenure = new Tenure(this, leases);
  }

  /** Keeps the first state of a group; false if there is one already, which stays as it is. */
  boolean create(GroupState state) {
    Entry entry = Entry.of(Header.first(leases.me()), state);
    lock.lock();
    try {
      long begin = System.nanoTime();
      boolean created = leases.groups().create(key, entry);
      if (created) {
        tenure.begin(entry, begin);
      }
      return created;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Outcome enter(long maxWaitNanos) throws InterruptedException {
    leases.checkAvailable();
    if (settle(maxWaitNanos) == Outcome.UNKNOWN) {
      return Outcome.TIMED_OUT;
    }
    if (!stay.tryAcquire() && !stay.tryAcquire(maxWaitNanos, TimeUnit.NANOSECONDS)) {
      holder = leases.me().name();
      return Outcome.TIMED_OUT;
    }
    Outcome outcome = null;
    try {
      outcome = enterAlone(maxWaitNanos);
      return outcome;
    } finally {
      if (outcome != Outcome.DONE) {
        stay.release();
      }
    }
  }

  private Outcome enterAlone(long maxWaitNanos) throws InterruptedException {
    lock.lock();
    try {
      if (tenure.isFresh() || tenure.renew()) {
        return begin();
      }
    } finally {
      lock.unlock();
    }
    return compete(maxWaitNanos);
  }

  private Outcome compete(long maxWaitNanos) throws InterruptedException {
    Contest attempt = new Contest(this, leases, maxWaitNanos);
    contest = attempt;
    try {
      return attempt.run();
    } finally {
      holder = attempt.holder();
      contest = null;
      if (!inside) {
        waiting.clear(); // they asked when this member might have won; they will ask who did
      }
    }
  }

  /** The contest is won. */
  void won(Entry entry, long since) {
    lock.lock();
    try {
      waiting.lead(entry.header().queue());
      tenure.begin(entry, since);
      begin();
    } finally {
      lock.unlock();
    }
  }

  private Outcome begin() {
    entered = tenure.held();
    inside = true;
    return Outcome.DONE;
  }

  @Override
  public Published published() {
    Entry entry = entered;
    if (entry == null) {
      throw new IllegalStateException("Not inside " + key);
    }
    return Groups.published(key, entry);
  }

  @Override
  public String holder() {
    return holder;
  }

  @Override
  public Outcome commit(GroupCommit commit) {
    lock.lock();
    try {
      Entry from = tenure.held();
      return from == null ? tenure.lostBy() : publish(from, commit);
    } finally {
      end();
      lock.unlock();
    }
  }

  @Override
  public Outcome settle(long maxWaitNanos) throws InterruptedException {
    return settling.await(maxWaitNanos);
  }

  private Outcome publish(Entry from, GroupCommit commit) {
    Entry to = next(from, commit.state());
    Births births = new Births(key, leases, commit);
    births.begin();
    try {
      return publish(from, to, commit, births);
    } catch (UseUnknownException e) {
      settling.begin(() -> publishAgain(from, to, commit, births));
      return Outcome.UNKNOWN;
    } catch (StorageUnavailableException e) {
      births.refused();
      throw e;
    }
  }

  private Outcome publishAgain(Entry from, Entry to, GroupCommit commit, Births births) {
    lock.lock();
    try {
      return publish(from, to, commit, births);
    } finally {
      lock.unlock();
    }
  }

  private Entry next(Entry from, GroupState state) {
    Entry stays = from.with(from.header().published(), state);
    Node next = waiting.isDue() ? waiting.next(leases::isAlive) : null;
    return next == null ? stays : stays.with(stays.header().givenTo(next, waiting.all()));
  }

  private Outcome publish(Entry from, Entry to, GroupCommit commit, Births births) {
    long begin = System.nanoTime();
    tenure.end(Outcome.LOST); // until it is known to be otherwise
    Outcome outcome = leases.groups().publish(key, from, to);
    if (outcome == Outcome.DONE) {
      leases.changed(key, to.header().version(), commit.names());
      follow(to, begin);
      births.published();
    } else {
      births.refused();
    }
    return outcome;
  }

  /** Goes on as holder, or tells the next holder that it is. */
  private void follow(Entry written, long begin) {
    Node next = written.header().holder();
    if (leases.me().equals(next)) {
      tenure.begin(written, begin);
    } else {
      leases.granted(key, written);
      passOn(written);
    }
  }

  @Override
  public void leave() {
    lock.lock();
    try {
      end();
      if (waiting.isDue()) {
        leases.guarded(this::handOver); // else threads that only look could keep others out
      }
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    if (inside) {
      inside = false;
      left = System.nanoTime();
      stay.release();
    }
    entered = null;
    if (!waiting.isEmpty()) {
      leases.handOverSoon(this);
    }
  }

  /** Another member waits. Called by a thread of the grid, which must not wait. */
  void wanted(Node node) {
    waiting.add(node);
    if (!inside) {
      leases.handOverSoon(this);
    }
  }

  /** Another member has handed over to this one. Called by a thread of the grid. */
  void granted(Entry entry) {
    Contest waiter = contest;
    if (waiter != null) {
      waiter.granted(entry);
    } else if (!entry.header().queue().isEmpty()) {
      waiting.lead(entry.header().queue()); // whoever asked has given up
      leases.handOverSoon(this);
    }
  }

  /** Lets the next member in, unless threads of this one come and go or wait themselves. */
  void handOver() {
    lock.lock();
    try {
      Entry from = isBusy() || contest != null ? null : ours();
      Node next = from == null ? null : waiting.next(leases::isAlive);
      if (from != null && next != null) {
        give(from, next);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isBusy() {
    return inside || System.nanoTime() - left < Leases.IDLE_NANOS;
  }

  private @Nullable Entry ours() {
    Entry known = tenure.held();
    Entry entry = known != null ? known : leases.groups().get(key);
    if (entry == null || !entry.header().heldBy(leases.me())) {
      passOn(entry);
      return null;
    }
    return entry;
  }

  /** Tells the holder of those who have asked here too late; the others are in its queue. */
  private void passOn(@Nullable Entry entry) {
    List<Node> late = waiting.takeAll();
    Node now = entry == null ? null : entry.header().holder();
    if (entry != null && now != null) {
      late.removeAll(entry.header().queue());
      late.remove(now);
      late.forEach(node -> leases.askFor(key, now, node));
    }
  }

  private void give(Entry from, @Nullable Node next) {
    Entry to = from.with(from.header().givenTo(next, waiting.all()));
    tenure.end(Outcome.LOST);
    if (leases.groups().replace(key, from, to).done() && next != null) {
      leases.granted(key, to);
      passOn(to);
    }
  }

  /** Called now and then. */
  void tend() {
    lock.lock();
    try {
      tenure.tend(inside);
    } finally {
      lock.unlock();
    }
  }

  /** Gives the lease back for good, so that nobody waits for this member. */
  void release() {
    lock.lock();
    try {
      Entry from = ours();
      if (from != null) {
        give(from, waiting.next(leases::isAlive));
      }
    } finally {
      lock.unlock();
    }
  }
}
