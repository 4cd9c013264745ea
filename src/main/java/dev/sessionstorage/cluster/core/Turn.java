// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.cluster.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. The members that wait stand in a queue. While one of them waits, threads of the
 * holder may follow each other for a short time, but at least one of them gets in.
 */
final class Turn {
  /** Over how many commits the average goes. */
  private static final int RECENT = 8;

  private final long length;
  private final Set<UUID> queue = new LinkedHashSet<>(2);
  private boolean used;
  private long closes;

  /** How long a commit usually takes. */
  private long commit;

  Turn(long length) {
    this.length = length;
  }

  /** A turn of this member begins; some stood in the queue before it did. */
  void begin(List<UUID> before) {
    List<UUID> later = new ArrayList<>(queue);
    queue.clear();
    queue.addAll(before);
    queue.addAll(later);
    used = false;
  }

  /** A thread of this member gets in. */
  void use(long now) {
    if (!used) {
      used = true;
      closes = now + length;
    }
  }

  /** A member waits. */
  void want(UUID member, long now) {
    if (queue.isEmpty()) {
      closes = now + length;
    }
    queue.add(member);
  }

  /** Whether one more thread of this member may get in although others wait. */
  boolean isOpen(long now) {
    return !used || now - closes < 0;
  }

  /**
   * A commit is done, which took so long; one that was held up counts as twice as long as usual.
   */
  void committed(long nanos) {
    commit = commit == 0 ? nanos : commit + (Math.min(nanos, 2 * commit) - commit) / RECENT;
  }

  /** The moment at which a commit that begins now will probably be done. */
  long afterCommit(long now) {
    return now + commit;
  }

  /** When it ends. */
  long closes() {
    return closes;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Gives the first one that is not passed over; those before it leave the queue. */
  @Nullable UUID next(Predicate<UUID> passedOver) {
    if (queue.isEmpty()) {
      return null;
    }
    queue.removeIf(passedOver);
    return queue.isEmpty() ? null : queue.iterator().next();
  }

  /** These stand in the queue of the next holder. */
  void served(List<UUID> members) {
    members.forEach(queue::remove);
  }

  /** Those who wait, in order. */
  List<UUID> waiting() {
    return new ArrayList<>(queue);
  }

  /** It is not this member's turn any more. */
  void end() {
    used = false;
  }

  /** Nobody waits here any more. */
  void clear() {
    queue.clear();
    used = false;
  }
}
