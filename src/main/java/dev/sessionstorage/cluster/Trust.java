// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster;

import dev.sessionstorage.cluster.core.MemberData;
import dev.sessionstorage.cluster.core.Membership;
import dev.sessionstorage.cluster.core.Peers;
import dev.sessionstorage.cluster.core.Timing;
import dev.sessionstorage.spi.store.Roll;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The membership for many threads. Whether this member trusts itself is read without a lock. */
final class Trust implements Peers {
  /** Guards all that this member knows of others; nobody waits for anything while holding it. */
  final ReentrantLock lock = new ReentrantLock();

  private final Membership membership;
  private volatile @Nullable Validity validity;
  private volatile UUID me;
  private volatile Set<UUID> observers = Set.of();

  private record Validity(long since, long until) {}

  Trust(UUID me, Timing timing) {
    this.me = me;
    membership = new Membership(me, timing);
  }

  Membership.Change answered(long sent, Roll roll, long now) {
    return with(
        known -> {
          Membership.Change change = known.answered(sent, roll, UUID.randomUUID(), now);
          validity =
              known.trusted(now) ? new Validity(known.trustedSince(), known.trustedUntil()) : null;
          observers = Set.copyOf(known.observers());
          me = known.me();
          return change;
        });
  }

  /** Asks the membership, which asks nobody. */
  <T extends @Nullable Object> T with(Function<Membership, T> question) {
    lock.lock();
    try {
      return question.apply(membership);
    } finally {
      lock.unlock();
    }
  }

  UUID me() {
    return me;
  }

  /** The other members that want to hear of all sessions. */
  Set<UUID> observers() {
    return observers;
  }

  @Nullable MemberData data(UUID member) {
    return with(known -> known.data(member));
  }

  long storeClock() {
    return with(known -> known.storeClock(System.nanoTime()));
  }

  @Override
  public boolean trusted(long now) {
    Validity known = validity;
    return known != null && now - known.until < 0;
  }

  @Override
  public long trustedSince() {
    Validity known = validity;
    return known == null ? Long.MAX_VALUE : known.since;
  }

  @Override
  public boolean silent(UUID member, long after, long now) {
    return with(known -> known.silent(member, after, now));
  }
}
