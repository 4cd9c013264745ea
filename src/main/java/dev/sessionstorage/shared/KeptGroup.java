// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.shared;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A group that the grid keeps, or is about to keep: whether it does, and which commit is in doubt,
 * that of a block or the one that creates the group.
 */
abstract class KeptGroup extends Home {
  final Replicas all;
  final long number;
  final Node top;
  final Members members;

  /** Held while the copy is replaced, a block begins or ends, or the group is being created. */
  final ReentrantLock copying = new ReentrantLock();

  /** Whether the grid has this. A group that was just put into its storage is not there yet. */
  volatile boolean kept;

  /** Whether a commit has ever named this group by its number, which then is not used anew. */
  volatile boolean known;

  /** Whether a commit is on its way that creates this. */
  volatile boolean creating;

  /** The commit of this group, or the one that creates it, while its outcome is unknown. */
  volatile @Nullable Attempt doubt;

  KeptGroup(Replicas all, long number, Node top, Members members) {
    this.all = all;
    this.number = number;
    this.top = top;
    this.members = members;
  }

  final boolean isKept() {
    return kept;
  }

  final boolean isKnown() {
    return known;
  }

  /** Nobody enters before this attempt is settled; null if there is none. */
  final @Nullable Attempt doubt() {
    return doubt;
  }

  /** A commit is about to create this: others wait who publish without a lease meanwhile. */
  final void beginBirth() {
    copying.lock();
    creating = true;
    known = true;
  }

  /** The commit that creates this has ended; null unless its outcome is unknown. */
  final void endBirth(@Nullable Attempt unknown) {
    doubt = unknown;
    creating = false;
    copying.unlock();
  }

  /** The outcome of the block inside is not known. */
  final void doubt(Attempt unknown) {
    doubt = unknown;
  }

  @Override
  final boolean isUndecided(Use block) {
    Attempt pending = doubt;
    return pending != null && pending.isOf(block);
  }

  @Override
  final void suspended(Use block) {
    Attempt pending = doubt;
    if (pending != null && pending.isOf(block)) {
      pending.suspended();
    }
  }

  /** Waits until nothing is in doubt, or throws. */
  abstract void settle();

  /** Whether nothing is in doubt; asks, but does not wait. */
  abstract boolean isSettled();

  /** It is known what became of an attempt: does what is left, unless that is done already. */
  final boolean settled(Attempt known, Runnable rest) {
    copying.lock();
    try {
      boolean first = doubt == known;
      if (first) {
        rest.run();
        doubt = null;
      }
      return first;
    } finally {
      copying.unlock();
    }
  }
}
